import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { ComparisonTable } from "@/components/transactions/comparison-table";
import { requireActor } from "@/lib/auth/server/actor";
import { readPair } from "@/lib/transactions/server/read-pair";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transactions.thread"))("compareTitle") };
}

export default async function ComparePage({ searchParams }: PageProps) {
  const actor = await requireActor("transaction.read");
  const [t, pair] = [await getTranslations("transactions.thread"), await readPair(actor, await searchParams)];
  return (
    <>
      <PageHeader title={t("compareTitle")} description={t("compareDescription")} />
      {pair ? <ComparisonTable {...pair} /> : <EmptyState title={t("compareMissing")} />}
    </>
  );
}
