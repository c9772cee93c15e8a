import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { markContradictions } from "@/lib/callbacks/server/contradictions";
import { noteReport } from "@/lib/callbacks/server/note-report";
import { AppError } from "@/lib/kernel/errors";
import { database, pool } from "@/lib/platform/server/db";
import type { JudgedAgain } from "@/lib/results/judged-again";
import { followUp } from "@/lib/results/server/follow-up";

/**
 * Judges a transaction's stored deliveries again on a person's word, as if they had just come: a report that can be
 * believed is noted in the person's name, and the vendor is asked when that is due. From the same facts the same
 * verdicts follow, so all it can change is what was left undone.
 */
export async function judgeAgain(by: ChangedBy, id: string): Promise<JudgedAgain> {
  const before = await factsOf(id);
  if (!before) throw new AppError("not-found", "notFound");
  const noted = await noteReport(by, id);
  await markContradictions(pool(), [id]);
  await followUp(id);
  const after = (await factsOf(id)) ?? before;
  return { outcome: outcomeOf(noted, before, after), contradicted: after.contradicted };
}

type Facts = { state: string; reportedPassed: string | null; contradicted: boolean };

function outcomeOf(
  noted: Awaited<ReturnType<typeof noteReport>>,
  before: Facts,
  after: Facts,
): JudgedAgain["outcome"] {
  if (before.state !== after.state) return "moved";
  if (before.reportedPassed === null && after.reportedPassed !== null) return "reported";
  return noted;
}

async function factsOf(id: string): Promise<Facts | null> {
  const found = await database().transaction.findUnique({
    where: { id },
    select: { state: true, reportedPassed: true, tally: { select: { contradictedAt: true } } },
  });
  if (!found) return null;
  const { state, reportedPassed, tally } = found;
  return { state, reportedPassed, contradicted: tally !== null && tally.contradictedAt !== null };
}
