"use client";

import { useTranslations } from "next-intl";
import HelpText from "@/components/initialize/help/help-text";
import { Dialog } from "@/components/ui/dialog";
import type { ParameterName } from "@/lib/initialize/parameter-spec";

type HelpDialogProps = { name: ParameterName; onClose: () => void };

export default function HelpDialog({ name, onClose }: HelpDialogProps) {
  const t = useTranslations("initialize");
  return (
    <Dialog open onOpenChange={onClose} title={<HelpTitle label={t(`label.${name}`)} name={name} />}>
      <HelpText name={name} />
    </Dialog>
  );
}

function HelpTitle({ label, name }: { label: string; name: ParameterName }) {
  return (
    <>
      {label} <code className="text-sm font-normal">{name}</code>
    </>
  );
}
