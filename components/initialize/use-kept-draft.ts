"use client";

import { useEffect, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import {
  type ComposeSetting,
  type ComposeValues,
  chosenCredential,
} from "@/components/initialize/compose-values";
import { keepDraft, keptDraft, lastChoices } from "@/components/initialize/kept-draft";
import type { InitializeDraft } from "@/lib/initialize/draft";

type Options = {
  form: UseFormReturn<ComposeValues>;
  setting: ComposeSetting;
  personId: string;
  presetId: string | null;
  /** The form was opened from something: what was chosen last does not count there. */
  beginsElsewhere: boolean;
  onPreset: (presetId: string | null) => void;
};

/** Writing waits until the fingers rest. */
const QUIET_MS = 300;

/**
 * Puts back what this person left in this tab, or else what they chose last, and keeps what they type from then on.
 * Whatever does not fit any more (a credential that is gone, a field that is none) stays as the form has it.
 */
export function useKeptDraft(options: Options): void {
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const { form, setting, personId, beginsElsewhere, onPreset } = latest.current;
    const kept = keptDraft(personId);
    if (kept) onPreset(kept.presetId);
    const found = kept ?? (beginsElsewhere ? null : lastChoices(personId));
    if (found) putBack(form, setting, found);
    let timer: ReturnType<typeof setTimeout>;
    const { unsubscribe } = form.watch(() => {
      clearTimeout(timer);
      const keep = () => keepDraft(personId, latest.current.presetId, form.getValues());
      timer = setTimeout(keep, QUIET_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, []);
}

type Found = { credentialId: string; draft: Partial<InitializeDraft> };

function putBack(form: UseFormReturn<ComposeValues>, setting: ComposeSetting, kept: Found): void {
  const { credentialId, draft } = form.getValues();
  const usable = chosenCredential(setting, kept.credentialId);
  const known = Object.entries(kept.draft).filter(([name, value]) => fits(draft, name, value));
  const restored = { ...draft, ...Object.fromEntries(known), MerchantBizId: draft.MerchantBizId };
  // The sandbox's own device is for the sandbox alone.
  if (usable?.environment === "live" && !("MetaInfo" in kept.draft)) restored.MetaInfo = "";
  const values = { credentialId: usable?.id ?? credentialId, draft: restored, pairingId: null };
  form.reset(values, { keepDefaultValues: true });
}

function fits(draft: InitializeDraft, name: string, value: unknown): boolean {
  const own = Object.entries(draft).find(([key]) => key === name)?.[1];
  return own !== undefined && typeof own === typeof value && Array.isArray(own) === Array.isArray(value);
}
