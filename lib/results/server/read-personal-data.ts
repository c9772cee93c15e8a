import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { may } from "@/lib/auth/permissions";
import { database } from "@/lib/platform/server/db";
import { type LookView, MOST_LOOKS, type PersonalData } from "@/lib/results/personal-data";
import { readImages } from "@/lib/results/server/images";
import { readDetails } from "@/lib/results/server/read-details";
import { readErasures } from "@/lib/results/server/read-erasures";

/** All that a transaction's page shows about personal data, none of it unmasked. */
export async function readPersonalData(actor: Actor, transactionId: string): Promise<PersonalData> {
  const [details, images, erased, looks] = await Promise.all([
    readDetails(transactionId),
    readImages(transactionId),
    readErasures(transactionId),
    may(actor.role, "audit.read") ? readLooks(transactionId) : null,
  ]);
  return { details, images, ...erased, looks };
}

async function readLooks(transactionId: string): Promise<LookView[]> {
  const entries = await database().auditEntry.findMany({
    where: {
      subjectType: "transaction",
      subjectId: transactionId,
      event: { in: ["result.revealed", "transaction.revealed"] },
    },
    select: { at: true, actorLabel: true, data: true },
    orderBy: { seq: "desc" },
    take: MOST_LOOKS,
  });
  return entries.map(({ at, actorLabel, data }) => ({
    at: at.toISOString(),
    by: actorLabel,
    what: textOf(data, "what") ?? "",
    reason: textOf(data, "reason"),
  }));
}

function textOf(data: unknown, name: string): string | null {
  const value =
    typeof data === "object" && data !== null ? Object.entries(data).find(([key]) => key === name) : null;
  return typeof value?.[1] === "string" ? value[1] : null;
}
