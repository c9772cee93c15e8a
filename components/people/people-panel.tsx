"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddPersonDialog } from "@/components/people/add-person-dialog";
import { ChangeRoleDialog } from "@/components/people/change-role-dialog";
import { ConfirmChangeDialog } from "@/components/people/confirm-change-dialog";
import { OneTimePasswordDialog } from "@/components/people/one-time-password-dialog";
import { PeopleTable } from "@/components/people/people-table";
import type { Wanted } from "@/components/people/wanted";
import { PageHeader } from "@/components/shared/page-header";
import { Button } from "@/components/ui/button";
import type { OneTimePassword, PersonView } from "@/lib/people/view";

/** The users page: the list, and one dialog at a time for what is to be done. */
export function PeoplePanel({ people, serverNow }: { people: PersonView[]; serverNow: string }) {
  const t = useTranslations("people");
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [secret, setSecret] = useState<OneTimePassword | null>(null);
  const close = () => setWanted(null);
  const show = (made: OneTimePassword) => {
    close();
    setSecret(made);
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <Button variant="primary" onClick={() => setWanted({ kind: "add" })}>
            {t("add")}
          </Button>
        }
      />
      <PeopleTable people={people} serverNow={serverNow} onWant={setWanted} />
      {wanted?.kind === "add" ? <AddPersonDialog onClose={close} onAdded={show} /> : null}
      {wanted?.kind === "role" ? <ChangeRoleDialog person={wanted.person} onClose={close} /> : null}
      {wanted?.kind === "disable" || wanted?.kind === "enable" || wanted?.kind === "reset" ? (
        <ConfirmChangeDialog wanted={wanted} onClose={close} onPassword={show} />
      ) : null}
      {secret ? <OneTimePasswordDialog made={secret} onClose={() => setSecret(null)} /> : null}
    </>
  );
}
