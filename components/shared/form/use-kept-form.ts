"use client";

import { useEffect, useMemo, useRef } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

/** What is kept of the form that is open. */
export type KeptForm = {
  /** The query with which it was opened: another one is another form, with a draft of its own. */
  opened: () => string;
  forget: () => void;
};

type KeptFormOptions<V extends FieldValues> = {
  form: UseFormReturn<V>;
  /** Puts back what was left of the form that was opened like this; once, as soon as the form stands. */
  restore: (opened: string) => void;
  keep: (opened: string) => void;
  forget: (opened: string) => void;
};

/** Writing waits until the fingers rest. */
const QUIET_MS = 300;

/** Puts back what was left of a form, and keeps what is typed from then on until it is forgotten. */
export function useKeptForm<V extends FieldValues>(options: KeptFormOptions<V>): KeptForm {
  const latest = useRef(options);
  latest.current = options;
  const opened = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const { form, restore } = latest.current;
    opened.current = window.location.search;
    restore(opened.current);

    function keep(): void {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      timer.current = undefined;
      latest.current.keep(opened.current);
    }
    const { unsubscribe } = form.watch(() => {
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, QUIET_MS);
    });
    // Whoever reloads or leaves does not wait for that.
    window.addEventListener("pagehide", keep);
    return () => {
      keep();
      window.removeEventListener("pagehide", keep);
      unsubscribe();
    };
  }, []);

  return useMemo(
    () => ({
      opened: () => opened.current,
      forget() {
        clearTimeout(timer.current);
        timer.current = undefined;
        latest.current.forget(opened.current);
      },
    }),
    [],
  );
}
