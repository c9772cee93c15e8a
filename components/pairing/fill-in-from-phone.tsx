"use client";

import { useCallback } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { PairPhone } from "@/components/pairing/pair-phone";

type Form = {
  draft: { MetaInfo: string };
  pairingId: string | null;
  /** Of a draft that was put back. */
  earlierPairingId: string | null;
  awaitsPhone: boolean;
};

/** Lets a phone fill in MetaInfo of the form around it, which then starts its transaction for that phone. */
export function FillInFromPhone() {
  const { setValue, clearErrors, control } = useFormContext<Form>();
  const onAwaiting = useCallback((awaits: boolean) => setValue("awaitsPhone", awaits), [setValue]);
  return (
    <PairPhone
      earlierId={useWatch({ control, name: "earlierPairingId" })}
      onAwaiting={onAwaiting}
      onMetaInfo={(metaInfo) => {
        setValue("draft.MetaInfo", metaInfo, { shouldDirty: true });
        clearErrors("draft.MetaInfo");
      }}
      onPaired={(pairingId) => {
        setValue("pairingId", pairingId);
        setValue("earlierPairingId", null);
      }}
    />
  );
}
