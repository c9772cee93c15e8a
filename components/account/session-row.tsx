"use client";

import { useTranslations } from "next-intl";
import { browserOf } from "@/components/account/browser-of";
import { LocalTime } from "@/components/shared/local-time";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableHeader, TableRow } from "@/components/ui/table";
import type { SessionView } from "@/lib/account/view";

type Props = {
  session: SessionView;
  serverNow: string;
  disabled: boolean;
  onEnd: (id: string) => void;
};

export function SessionRow({ session, serverNow, disabled, onEnd }: Props) {
  const t = useTranslations("account");
  const known = browserOf(session.userAgent);
  const browser = known ? t("onBrowser", known) : t("unknownBrowser");
  return (
    <TableRow>
      <TableHeader scope="row" className="text-left text-ink">
        <span title={session.userAgent}>{browser}</span>
        {session.isThis ? (
          <Badge tone="accent" className="ml-2">
            {t("this")}
          </Badge>
        ) : null}
      </TableHeader>
      <TableCell>
        <LocalTime value={session.createdAt} focusable={false} />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <RelativeTime value={session.lastSeenAt} serverNow={serverNow} />
      </TableCell>
      <TableCell>
        <LocalTime value={session.expiresAt} focusable={false} />
      </TableCell>
      <TableCell className="text-right">
        {session.isThis ? null : (
          <Button
            size="sm"
            disabled={disabled}
            aria-label={t("endOf", { browser })}
            onClick={() => onEnd(session.id)}
          >
            {t("end")}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
