"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AccountDialog } from "@/components/credentials/account-dialog";
import { AddCredentialDialog } from "@/components/credentials/add-credential-dialog";
import { CredentialsTable } from "@/components/credentials/credentials-table";
import { RetireDialog } from "@/components/credentials/retire-dialog";
import { TestDialog } from "@/components/credentials/test-dialog";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { Button } from "@/components/ui/button";
import type { CredentialView, EndpointChoice } from "@/lib/credentials/view";

type Wanted = { kind: "add" } | { kind: "test" | "account" | "retire"; credential: CredentialView };

type Props = {
  credentials: CredentialView[];
  endpoints: EndpointChoice[];
  /** What is to be known before anything else. */
  notice: ReactNode;
};

/** The credentials page: the list, and one dialog at a time. */
export function CredentialsPanel({ credentials, endpoints, notice }: Props) {
  const t = useTranslations("credentials");
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const close = () => setWanted(null);
  const add = (
    <Button variant="primary" onClick={() => setWanted({ kind: "add" })}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={add} />
      {notice}
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        {credentials.length > 0 ? (
          <CredentialsTable
            credentials={credentials}
            onTest={(credential) => setWanted({ kind: "test", credential })}
            onAccount={(credential) => setWanted({ kind: "account", credential })}
            onRetire={(credential) => setWanted({ kind: "retire", credential })}
          />
        ) : (
          <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
        )}
      </div>
      {wanted?.kind === "add" ? <AddCredentialDialog endpoints={endpoints} onClose={close} /> : null}
      {wanted?.kind === "test" ? <TestDialog credential={wanted.credential} onClose={close} /> : null}
      {wanted?.kind === "account" ? <AccountDialog credential={wanted.credential} onClose={close} /> : null}
      {wanted?.kind === "retire" ? <RetireDialog credential={wanted.credential} onClose={close} /> : null}
    </>
  );
}
