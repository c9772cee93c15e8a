import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditPanel } from "@/components/audit/audit-panel";
import { readAuditFilter } from "@/lib/audit/schema";
import { listEntries } from "@/lib/audit/server/list-entries";
import { currentVerdict } from "@/lib/audit/server/verify-chain";
import { requireActor } from "@/lib/auth/server/actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireActor("audit.read");
  const filter = readAuditFilter(await searchParams);
  const [page, verdict] = await Promise.all([listEntries(actor, filter), currentVerdict()]);
  return <AuditPanel page={page} filter={filter} verdict={verdict} />;
}
