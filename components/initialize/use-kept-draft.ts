"use client";

import type { UseFormReturn } from "react-hook-form";
import { chosenLast, type Found } from "@/components/initialize/chosen-last";
import {
  type ComposeSetting,
  type ComposeValues,
  chosenCredential,
  deviceOf,
} from "@/components/initialize/compose-values";
import { forgetDraft, type KeptFrom, keepDraft, keptDraft } from "@/components/initialize/kept-draft";
import { type KeptForm, useKeptForm } from "@/components/shared/form/use-kept-form";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { lastChoices } from "@/lib/transactions/last-choices";
import type { StartingPoint } from "@/lib/transactions/starting-point";

type Options = {
  form: UseFormReturn<ComposeValues>;
  setting: ComposeSetting;
  personId: string;
  from: KeptFrom;
  startingPoint: StartingPoint;
  onRestore: (from: KeptFrom) => void;
};

/**
 * Puts back what this person left in this tab, or else what they chose last, and keeps what they type from then on.
 * Whatever does not fit any more (a credential that is gone, a field that is none) stays as the form has it.
 */
export function useKeptDraft(options: Options): KeptForm {
  const { form, setting, personId, from, startingPoint, onRestore } = options;
  return useKeptForm({
    form,
    restore(opened) {
      const kept = keptDraft(opened, personId);
      if (kept) onRestore(kept.from);
      const found = kept ?? chosenLast(lastChoices(personId), startingPoint);
      if (found) putBack(form, setting, found);
    },
    keep: (opened) => keepDraft(opened, personId, from, form.getValues()),
    forget: forgetDraft,
  });
}

function putBack(form: UseFormReturn<ComposeValues>, setting: ComposeSetting, found: Found): void {
  const { credentialId, draft } = form.getValues();
  const usable = chosenCredential(setting, found.credentialId);
  const known = Object.entries(found.draft).filter(([name, value]) => fits(draft, name, value));
  const restored = { ...draft, ...Object.fromEntries(known), MerchantBizId: draft.MerchantBizId };
  // The sandbox's own device is for the sandbox alone.
  if (usable && !("MetaInfo" in found.draft)) {
    restored.MetaInfo = usable.environment === "sandbox" ? draft.MetaInfo || deviceOf("sandbox") : "";
  }
  // A hash that was to be sent as it stands would be hashed once more, and so name somebody else.
  if (restored.hashMerchantUserId !== draft.hashMerchantUserId) restored.MerchantUserId = "";
  const values = {
    credentialId: usable?.id ?? credentialId,
    draft: restored,
    pairingId: null,
    earlierPairingId: found.pairingId ?? null,
    awaitsPhone: false,
  };
  form.reset(values, { keepDefaultValues: true });
}

function fits(draft: InitializeDraft, name: string, value: unknown): boolean {
  const own = Object.entries(draft).find(([key]) => key === name)?.[1];
  return own !== undefined && typeof own === typeof value && Array.isArray(own) === Array.isArray(value);
}
