"use client";

import { Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { toggleLive, useLiveSwitch } from "@/lib/live/live-switch";

type LiveSwitchProps = {
  /** What is counted while paused: a list counts the transactions that changed, a page each of its changes. */
  counts: "transactions" | "changes";
};

/** Lets the view stand still while one reads, and go on. Also by Alt+L, except where one types. */
export function LiveSwitch({ counts }: LiveSwitchProps) {
  const t = useTranslations("live");
  const { paused, changed, times } = useLiveSwitch();
  const [said, setSaid] = useState("");
  const count = counts === "transactions" ? changed.size : times;

  const toggle = useCallback(() => {
    toggleLive();
    setSaid(paused ? "saidRunning" : "saidPaused");
  }, [paused]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [toggle]);

  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        aria-keyshortcuts="Alt+L"
        title={t("hint")}
        data-print="hide"
        onClick={toggle}
      >
        {paused ? (
          <Pause aria-hidden className="size-3.5 text-warning" />
        ) : (
          <span aria-hidden className="size-2 rounded-full bg-success" />
        )}
        <span className={paused ? "text-warning" : undefined}>
          {paused ? t("paused", { count }) : t("running")}
        </span>
        <span className="sr-only">{`, ${t(paused ? "toGoOn" : "toPause")}`}</span>
      </Button>
      <span role="status" className="sr-only">
        {said === "" ? "" : t(said)}
      </span>
    </>
  );
}

/** By the key's place and not its letter: with Alt some keyboards write something else. */
function isShortcut({ code, altKey, ctrlKey, metaKey, shiftKey, repeat, target }: KeyboardEvent): boolean {
  if (code !== "KeyL" || !altKey || ctrlKey || metaKey || shiftKey || repeat) return false;
  return !(target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog"));
}
