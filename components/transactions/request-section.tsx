"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/shared/local-time";
import { SentValue } from "@/components/transactions/sent-value";
import { useDeviceWords } from "@/components/transactions/use-device-words";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { PARAMETERS } from "@/lib/initialize/parameters";
import { useStory } from "@/lib/timeline/story-context";
import type { DeviceView } from "@/lib/transactions/device";

/** What was sent, parameter by parameter, and what was left to the vendor's defaults. */
export function RequestSection({ revealMetaInfo }: { revealMetaInfo?: ReactNode }) {
  const t = useTranslations("transactions");
  const { transaction } = useStory().story;
  return (
    <Card id="request" aria-labelledby="request-title" className="scroll-mt-16">
      <CardHeader title={t("request")} titleId="request-title" description={t("requestHint")} />
      <Table aria-label={t("requestTable")}>
        <TableHead>
          <TableRow>
            <TableHeader>{t("parameter")}</TableHeader>
            <TableHeader>{t("value")}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {PARAMETERS.map(({ name }) => (
            <TableRow key={name}>
              <TableHeader scope="row" className="text-left align-top font-mono text-xs leading-8 text-ink">
                {name}
              </TableHeader>
              <TableCell className="leading-6">
                {name === "MetaInfo" ? (
                  <SentDevice device={transaction.device}>{revealMetaInfo}</SentDevice>
                ) : (
                  <SentValue name={name} transaction={transaction} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

/** What everybody may know of the device; the text itself is asked for separately. */
function SentDevice({ device, children }: { device: DeviceView; children: ReactNode }) {
  const t = useTranslations("transactions");
  const words = useDeviceWords()(device);
  return (
    <div className="flex flex-col items-start gap-1">
      <span className={device.kind === "kept" ? undefined : "text-ink-muted"}>
        {words}
        {device.kind === "erased" && device.at ? (
          <>
            {" "}
            <LocalTime value={device.at} />
          </>
        ) : null}
      </span>
      {device.kind === "kept" ? <span className="text-sm text-ink-muted">{t("metaInfoSealed")}</span> : null}
      {device.kind === "kept" ? children : null}
    </div>
  );
}
