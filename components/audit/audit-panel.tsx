import { useTranslations } from "next-intl";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { ChainBanner } from "@/components/audit/chain-banner";
import { PageHeader } from "@/components/shared/page-header";
import type { AuditFilter, AuditPage, ChainVerdict } from "@/lib/audit/view";

type Props = { page: AuditPage; filter: AuditFilter; verdict: ChainVerdict };

/** The audit page: the verdict on the whole trail, and its entries newest first. */
export function AuditPanel({ page, filter, verdict }: Props) {
  const t = useTranslations("audit");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="grid grid-cols-1 gap-4">
        <ChainBanner verdict={verdict} />
        <AuditFilters filter={filter} />
        <div>
          <AuditTable page={page} filter={filter} />
        </div>
      </div>
    </>
  );
}
