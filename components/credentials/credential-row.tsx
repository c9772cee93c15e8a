"use client";

import { Archive, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { EnvironmentTag } from "@/components/shared/environment-tag";
import { LocalTime } from "@/components/shared/local-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableHeader, TableRow } from "@/components/ui/table";
import type { CredentialView } from "@/lib/credentials/view";

type Props = {
  credential: CredentialView;
  onTest: () => void;
  onAccount: () => void;
  onRetire: () => void;
};

export function CredentialRow({ credential, onTest, onAccount, onRetire }: Props) {
  const t = useTranslations("credentials");
  const { name, environment, retiredAt, createdByName } = credential;
  return (
    <TableRow>
      <TableHeader scope="row" className="text-left text-ink">
        <span className="mr-2">{name}</span>
        <EnvironmentTag environment={environment} />
      </TableHeader>
      <TableCell title={credential.endpoint}>{credential.endpointLabel}</TableCell>
      <TableCell className="text-xs">
        <span className="font-mono break-all">{credential.accessKeyId}</span>
        {credential.account ? (
          <span className="block text-ink-muted">{t("accountIs", { account: credential.account })}</span>
        ) : null}
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <span className="font-mono text-xs">{`••••${credential.lastFour}`}</span>
        {credential.isTemporary ? (
          <Badge tone="warning" className="ml-2">
            {t("temporary")}
          </Badge>
        ) : null}
      </TableCell>
      <TableCell>
        <LocalTime value={credential.createdAt} focusable={false} />
        <span className="block text-xs text-ink-muted">
          {createdByName ? t("addedBy", { name: createdByName }) : t("byConsole")}
        </span>
      </TableCell>
      <TableCell className="text-right tabular-nums">{credential.transactions}</TableCell>
      <TableCell>
        <Badge tone={retiredAt ? "neutral" : "success"}>
          {retiredAt ? <Archive aria-hidden className="size-3" /> : null}
          {retiredAt ? null : <CircleCheck aria-hidden className="size-3" />}
          {t(retiredAt ? "retiredState" : "usable")}
        </Badge>
      </TableCell>
      <TableCell className="text-right whitespace-nowrap">
        {retiredAt ? null : (
          <>
            <Button size="sm" className="mr-1.5" aria-label={t("testOf", { name })} onClick={onTest}>
              {t("test")}
            </Button>
            {environment === "live" ? (
              <Button size="sm" className="mr-1.5" aria-label={t("accountOf", { name })} onClick={onAccount}>
                {t("account")}
              </Button>
            ) : null}
            <Button size="sm" aria-label={t("retireOf", { name })} onClick={onRetire}>
              {t("retire")}
            </Button>
          </>
        )}
      </TableCell>
    </TableRow>
  );
}
