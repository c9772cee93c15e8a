"use client";

import { useTranslations } from "next-intl";
import { CredentialRow } from "@/components/credentials/credential-row";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { CredentialView } from "@/lib/credentials/view";

type Props = {
  credentials: CredentialView[];
  onTest: (credential: CredentialView) => void;
  onAccount: (credential: CredentialView) => void;
  onRetire: (credential: CredentialView) => void;
};

export function CredentialsTable({ credentials, onTest, onAccount, onRetire }: Props) {
  const t = useTranslations("credentials");
  return (
    <Table aria-label={t("list")}>
      <TableHead>
        <TableRow>
          <TableHeader>{t("name")}</TableHeader>
          <TableHeader>{t("endpoint")}</TableHeader>
          <TableHeader>{t("accessKeyId")}</TableHeader>
          <TableHeader>{t("secret")}</TableHeader>
          <TableHeader>{t("added")}</TableHeader>
          <TableHeader className="text-right">{t("used")}</TableHeader>
          <TableHeader>{t("state")}</TableHeader>
          <TableHeader className="relative">
            <span className="sr-only">{t("actions")}</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {credentials.map((credential) => (
          <CredentialRow
            key={credential.id}
            credential={credential}
            onTest={() => onTest(credential)}
            onAccount={() => onAccount(credential)}
            onRetire={() => onRetire(credential)}
          />
        ))}
      </TableBody>
    </Table>
  );
}
