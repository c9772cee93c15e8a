"use client";

import { useEffect } from "react";
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
  /** The form was opened from something: then that is what it begins with. */
  beginsElsewhere: boolean;
};

/** Writing waits until the fingers rest. */
const QUIET_MS = 300;

/**
 * Puts back what this person left in this tab, or else what they chose last, and keeps what they type from then on.
 * Whatever does not fit any more (a credential that is gone, a field that is none) stays as the form has it.
 */
export function useKeptDraft({ form, setting, personId, beginsElsewhere }: Options): void {
  useEffect(() => {
    if (!beginsElsewhere) putBack(form, setting, personId);
  }, [form, setting, personId, beginsElsewhere]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const { unsubscribe } = form.watch(() => {
      clearTimeout(timer);
      timer = setTimeout(() => keepDraft(personId, form.getValues()), QUIET_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [form, personId]);
}

function putBack(form: UseFormReturn<ComposeValues>, setting: ComposeSetting, personId: string): void {
  const kept = keptDraft(personId) ?? lastChoices(personId);
  if (!kept) return;
  const { credentialId, draft } = form.getValues();
  const usable = chosenCredential(setting, kept.credentialId);
  const known = Object.entries(kept.draft).filter(([name, value]) => fits(draft, name, value));
  const restored = { ...draft, ...Object.fromEntries(known), MerchantBizId: draft.MerchantBizId };
  // The sandbox's own device is for the sandbox alone.
  if (usable?.environment === "live" && !("MetaInfo" in kept.draft)) restored.MetaInfo = "";
  form.reset({ credentialId: usable?.id ?? credentialId, draft: restored }, { keepDefaultValues: true });
}

function fits(draft: InitializeDraft, name: string, value: unknown): boolean {
  const own = Object.entries(draft).find(([key]) => key === name)?.[1];
  return own !== undefined && typeof own === typeof value && Array.isArray(own) === Array.isArray(value);
}
