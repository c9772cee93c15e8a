import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { SessionsCard } from "@/components/account/sessions-card";
import { DefinitionList } from "@/components/shared/definition-list";
import { PageHeader } from "@/components/shared/page-header";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { SessionView } from "@/lib/account/view";
import type { Actor } from "@/lib/auth/actor-type";

type Props = {
  actor: Actor;
  sessions: SessionView[];
  serverNow: string;
  /** What this browser may tell them of. */
  notifications: ReactNode;
};

/** One's own account; with a one-time password nothing but the way to replace it. */
export function AccountPanel({ actor, sessions, serverNow, notifications }: Props) {
  const t = useTranslations("account");
  const roles = useTranslations("people");
  const { name, email, mustChangePassword } = actor;
  return (
    <>
      <PageHeader title={t("title")} description={mustChangePassword ? undefined : t("description")} />
      <div className="grid grid-cols-1 gap-4">
        {mustChangePassword ? (
          <Alert tone="warning" title={t("mustChange")}>
            {t("mustChangeText")}
          </Alert>
        ) : (
          <Card aria-labelledby="profile">
            <CardHeader titleId="profile" title={t("profile")} description={t("profileHint")} />
            <CardBody>
              <DefinitionList
                columns={3}
                items={[
                  { term: t("name"), value: name },
                  { term: t("email"), value: email },
                  { term: t("role"), value: roles(`roles.${actor.role}`) },
                ]}
              />
            </CardBody>
          </Card>
        )}
        <Card aria-labelledby="password">
          <CardHeader titleId="password" title={t("passwordTitle")} />
          <CardBody>
            <ChangePasswordForm email={email} isForced={mustChangePassword} />
          </CardBody>
        </Card>
        {mustChangePassword ? null : notifications}
        {mustChangePassword ? null : <SessionsCard sessions={sessions} serverNow={serverNow} />}
      </div>
    </>
  );
}
