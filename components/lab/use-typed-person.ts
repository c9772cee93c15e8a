"use client";

import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import { composingWith, type PlanSetting, type PlanValues } from "@/components/lab/plan-values";
import { hashesNow } from "@/lib/transactions/person-again";

/** Whoever is typed in place of a hash that was sent is somebody else: hashed, or not, as anybody is who is typed. */
export function useTypedPerson(form: UseFormReturn<PlanValues>, setting: PlanSetting): void {
  const { sentHash } = setting;
  useEffect(() => {
    if (sentHash === null) return;
    let before = form.getValues("draft.MerchantUserId");
    const { unsubscribe } = form.watch(({ draft, presetVersionId }) => {
      const now = draft?.MerchantUserId ?? "";
      const hashes = hashesNow(before, now, sentHash, composingWith(setting, presetVersionId ?? null));
      before = now;
      if (hashes !== null) form.setValue("draft.hashMerchantUserId", hashes, { shouldDirty: true });
    });
    return unsubscribe;
  }, [form, setting, sentHash]);
}
