"use client";

import { useFormContext } from "react-hook-form";
import { PairPhone } from "@/components/pairing/pair-phone";

type Form = { draft: { MetaInfo: string }; pairingId: string | null };

/** Lets a phone fill in MetaInfo of the form around it, which then starts its transaction for that phone. */
export function FillInFromPhone() {
  const { setValue, clearErrors } = useFormContext<Form>();
  return (
    <PairPhone
      onMetaInfo={(metaInfo) => {
        setValue("draft.MetaInfo", metaInfo, { shouldDirty: true });
        clearErrors("draft.MetaInfo");
      }}
      onPaired={(pairingId) => setValue("pairingId", pairingId)}
    />
  );
}
