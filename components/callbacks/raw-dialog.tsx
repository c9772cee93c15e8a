"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/shared/copy-button";
import { DefinitionList } from "@/components/shared/definition-list";
import { LocalTime } from "@/components/shared/local-time";
import { Dialog } from "@/components/ui/dialog";
import { asCurl } from "@/lib/callbacks/as-curl";
import { rawRequest, TOKEN_PLACEHOLDER } from "@/lib/callbacks/raw-request";
import type { DeliveryView } from "@/lib/callbacks/view";

type RawDialogProps = { delivery: DeliveryView; address: string; onClose: () => void };

/** The request of a delivery as it came over the wire, who sent it and when, and a command that repeats it. */
export function RawDialog({ delivery, address, onClose }: RawDialogProps) {
  const t = useTranslations("callbacks");
  const { number, method, source, receivedAt, headers } = delivery;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("rawTitle", { number })}
      description={t("rawHint")}
      className="max-w-xl"
    >
      <div className="grid gap-4">
        <DefinitionList
          columns={2}
          items={[
            { term: t("method"), value: method, mono: true },
            source === null
              ? { term: t("source"), value: t("sourceUnknown") }
              : { term: t("source"), value: source, copy: source, mono: true },
            {
              term: t("received"),
              value: <LocalTime value={receivedAt} precision="millisecond" date="always" />,
            },
          ]}
        />
        <Copyable name={t("rawText")} text={rawRequest(delivery, address)} />
        {headers.length === 0 ? <p className="text-sm text-ink-muted">{t("headersNone")}</p> : null}
        <Copyable
          name={t("curl")}
          text={asCurl(delivery, address)}
          hint={t("curlHint", { placeholder: TOKEN_PLACEHOLDER })}
        />
      </div>
    </Dialog>
  );
}

type CopyableProps = { name: string; text: string; hint?: string };

function Copyable({ name, text, hint }: CopyableProps) {
  return (
    <section aria-label={name}>
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-medium">{name}</h3>
        <CopyButton name={name} value={text} />
      </div>
      <pre className="max-h-64 overflow-auto rounded border border-line bg-surface-sunken px-3 py-2 font-mono text-xs leading-5 break-all whitespace-pre-wrap">
        {text}
      </pre>
      {hint ? <p className="mt-1 text-sm text-ink-muted">{hint}</p> : null}
    </section>
  );
}
