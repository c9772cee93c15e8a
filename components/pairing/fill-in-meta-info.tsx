"use client";

import { useFormContext } from "react-hook-form";
import { PairPhone } from "@/components/pairing/pair-phone";

type Form = { draft: { MetaInfo: string } };

const nothing = () => {};

/** Lets a phone fill in MetaInfo of the form around it, and nothing more: its transactions are handed to it one by one. */
export function FillInMetaInfo() {
  const { setValue, clearErrors } = useFormContext<Form>();
  return (
    <PairPhone
      metaInfoOnly
      earlierId={null}
      onMetaInfo={(metaInfo) => {
        setValue("draft.MetaInfo", metaInfo, { shouldDirty: true });
        clearErrors("draft.MetaInfo");
      }}
      onPaired={nothing}
    />
  );
}
