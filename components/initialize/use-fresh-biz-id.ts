"use client";

import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { newMerchantBizId } from "@/lib/initialize/draft";

const seen = new Set<string>();

/** A form that comes back from the browser's history brings its old MerchantBizId, which may be used by now. */
export function useFreshBizId(form: UseFormReturn<ComposeValues>, given: string): void {
  useEffect(() => {
    if (seen.has(given)) form.setValue("draft.MerchantBizId", newMerchantBizId());
    return () => void seen.add(given);
  }, [form, given]);
}
