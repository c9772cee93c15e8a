import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LiveData } from "@/components/frame/live-data";
import { PageMessages } from "@/components/frame/page-messages";
import { LiveSwitch } from "@/components/live/live-switch";
import { PageHeader } from "@/components/shared/page-header";
import { ListFilters } from "@/components/transactions/list-filters";
import { TransactionList } from "@/components/transactions/transaction-list";
import { ButtonLink } from "@/components/ui/button-link";
import { may } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/server/actor";
import { listFilterSchema } from "@/lib/transactions/list-filter";
import { listTransactions } from "@/lib/transactions/server/list-transactions";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transactions"))("title") };
}

export default async function TransactionsPage({ searchParams }: PageProps) {
  const actor = await requireActor("transaction.read");
  const t = await getTranslations("transactions");
  const { state, docType, look } = listFilterSchema.parse(await searchParams);
  const filter = { state, docType, look };
  const page = await listTransactions(actor, filter);
  const mayStart = may(actor.role, "transaction.start");
  const start = <ButtonLink href="/initialize">{t("newOne")}</ButtonLink>;
  return (
    <PageMessages of={["state", "transactions"]}>
      <LiveData>
        <PageHeader
          title={t("title")}
          description={t("description")}
          actions={
            <>
              <LiveSwitch counts="transactions" />
              {mayStart ? start : null}
            </>
          }
        />
        <ListFilters filter={filter} />
        <TransactionList
          key={JSON.stringify(filter)}
          initial={{ ...page, refreshed: [], now: new Date().toISOString() }}
          {...{ filter, mayStart }}
        />
      </LiveData>
    </PageMessages>
  );
}
