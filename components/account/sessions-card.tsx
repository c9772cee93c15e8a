"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { SessionRow } from "@/components/account/session-row";
import { FormError } from "@/components/shared/form/form-error";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { notify } from "@/components/ui/notify";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { revokeAllOtherSessions, revokeSession } from "@/lib/account/actions";
import type { SessionView } from "@/lib/account/view";
import { useAction } from "@/lib/boundary/use-action";

type Props = { sessions: SessionView[]; serverNow: string };

/** Every browser that is signed in as oneself, and the way to end each of the others. */
export function SessionsCard({ sessions, serverNow }: Props) {
  const t = useTranslations("account");
  const router = useRouter();
  const one = useAction(revokeSession);
  const all = useAction(revokeAllOtherSessions);
  const pending = one.pending || all.pending;

  async function end(id: string) {
    const result = await one.run({ id });
    if (result.ok) notify("success", t("ended"));
    router.refresh();
  }

  async function endOthers() {
    const result = await all.run({});
    if (result.ok) notify("success", t("endedOthers", { count: result.data }));
    router.refresh();
  }

  return (
    <Card aria-labelledby="sessions">
      <CardHeader
        titleId="sessions"
        title={t("sessionsTitle")}
        description={t("sessionsHint")}
        actions={
          <Button onClick={endOthers} disabled={pending || sessions.length < 2}>
            {t("endOthers")}
          </Button>
        }
      />
      {one.error || all.error ? (
        <CardBody>
          <FormError error={one.error ?? all.error} />
        </CardBody>
      ) : null}
      <Table aria-label={t("list")}>
        <TableHead>
          <TableRow>
            <TableHeader>{t("browser")}</TableHeader>
            <TableHeader>{t("started")}</TableHeader>
            <TableHeader>{t("lastSeen")}</TableHeader>
            <TableHeader>{t("ends")}</TableHeader>
            <TableHeader className="relative">
              <span className="sr-only">{t("actions")}</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              serverNow={serverNow}
              disabled={pending}
              onEnd={end}
            />
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
