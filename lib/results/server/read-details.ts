import "server-only";
import { database } from "@/lib/platform/server/db";
import { open, SealError } from "@/lib/platform/server/seal";
import { readAuthenticity } from "@/lib/results/authenticity";
import { type Details, readDetails as parseDetails } from "@/lib/results/details";
import { maskDetails } from "@/lib/results/masking";
import type { DetailsView } from "@/lib/results/personal-data";
import { extIdInfoContext } from "@/lib/results/server/write-check";

/** What the newest answer with details says, in the clear: for a look that is written down, and for masking. */
export async function openDetails(
  transactionId: string,
): Promise<{ details: Details; askedAt: Date } | null> {
  const check = await database().resultCheck.findFirst({
    where: { transactionId, extIdInfoSealed: { not: null } },
    select: { id: true, askedAt: true, extIdInfoSealed: true },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
  });
  if (!check?.extIdInfoSealed) return null;
  const text = open(check.extIdInfoSealed, extIdInfoContext(check.id));
  return { details: parseDetails(text), askedAt: check.askedAt };
}

/** What may be shown of it to everybody who sees transactions. */
export async function readDetails(transactionId: string): Promise<DetailsView | null> {
  try {
    const opened = await openDetails(transactionId);
    if (!opened) return await erasedDetails(transactionId);
    const { details, askedAt } = opened;
    return {
      kind: "held",
      askedAt: askedAt.toISOString(),
      groups: maskDetails(details),
      authenticity: readAuthenticity(details),
      cut: details.cut,
    };
  } catch (error) {
    if (error instanceof SealError) return { kind: "unreadable" };
    throw error;
  }
}

async function erasedDetails(transactionId: string): Promise<DetailsView | null> {
  const check = await database().resultCheck.findFirst({
    where: { transactionId, erasedAt: { not: null } },
    select: { erasedAt: true },
    orderBy: { erasedAt: "desc" },
  });
  return check?.erasedAt ? { kind: "erased", at: check.erasedAt.toISOString() } : null;
}
