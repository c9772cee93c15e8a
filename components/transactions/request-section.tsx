"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/shared/local-time";
import { useDeviceWords } from "@/components/transactions/use-device-words";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { isParameterName } from "@/lib/initialize/parameter-spec";
import { PARAMETERS, parameter } from "@/lib/initialize/parameters";
import { useStory } from "@/lib/timeline/story-context";
import type { DeviceView } from "@/lib/transactions/device";
import type { TransactionView } from "@/lib/transactions/view";

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

function SentValue({ name, transaction }: { name: string; transaction: TransactionView }) {
  const t = useTranslations("transactions");
  const { parameters, merchantUserHash, merchantUserHashed, callbackExpected } = transaction;
  if (name === "MerchantUserId") {
    return merchantUserHashed ? (
      <code className="text-xs break-all">{merchantUserHash}</code>
    ) : (
      <span className="text-ink-muted">{t("rawNotKept")}</span>
    );
  }
  const value = parameters[name];
  if (name === "CallbackToken" && callbackExpected) {
    return <span className="text-ink-muted">{t("tokenNotKept")}</span>;
  }
  const standard = isParameterName(name) ? parameter(name).default : undefined;
  if (value === undefined) {
    return (
      <span className="text-ink-muted">
        {standard === undefined ? t("notSent") : t("leftAtDefault", { value: standard })}
      </span>
    );
  }
  const differs = standard !== undefined && value !== standard;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <code className="min-w-0 text-xs break-all">{value}</code>
      {differs ? <Badge tone="accent">{t("differs", { value: standard })}</Badge> : null}
    </span>
  );
}
