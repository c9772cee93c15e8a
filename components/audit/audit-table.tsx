import { useTranslations } from "next-intl";
import { AuditRow } from "@/components/audit/audit-row";
import { EmptyState } from "@/components/shared/empty-state";
import { ButtonLink } from "@/components/ui/button-link";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { auditHref } from "@/lib/audit/schema";
import type { AuditFilter, AuditPage } from "@/lib/audit/view";

type Props = { page: AuditPage; filter: AuditFilter };

export function AuditTable({ page, filter }: Props) {
  const t = useTranslations("audit");
  const { before, ...rest } = filter;
  if (page.entries.length === 0) {
    return (
      <EmptyState title={t("emptyTitle")} actions={<ButtonLink href="/audit">{t("clear")}</ButtonLink>}>
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        <Table aria-label={t("list")}>
          <TableHead>
            <TableRow>
              <TableHeader className="text-right">{t("seq")}</TableHeader>
              <TableHeader>{t("at")}</TableHeader>
              <TableHeader>{t("actor")}</TableHeader>
              <TableHeader>{t("event")}</TableHeader>
              <TableHeader>{t("subject")}</TableHeader>
              <TableHeader>{t("data")}</TableHeader>
              <TableHeader>{t("requestId")}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {page.entries.map((entry) => (
              <AuditRow key={entry.seq} entry={entry} />
            ))}
          </TableBody>
        </Table>
      </div>
      <nav className="mt-3 flex flex-wrap justify-end gap-2">
        {before ? <ButtonLink href={auditHref(rest)}>{t("newest")}</ButtonLink> : null}
        {page.next ? (
          <ButtonLink href={auditHref({ ...rest, before: page.next })}>{t("older")}</ButtonLink>
        ) : null}
      </nav>
    </>
  );
}
