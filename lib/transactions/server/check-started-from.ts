import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import type { SubjectType } from "@/lib/audit/events";
import { auditedChange } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import { AppError, type ErrorCode } from "@/lib/kernel/errors";
import { database } from "@/lib/platform/server/db";
import { checkPreset } from "@/lib/presets/server/check-preset";
import type { StartedFrom } from "@/lib/transactions/started-from";

type Starter = ChangedBy & { actor: Actor };

/**
 * Whether a call may be sent as composed from there. What nobody can have seen on the form (a locked field that was
 * changed, somebody else's preset or phone) is refused and written down.
 * @throws AppError
 */
export async function checkStartedFrom(
  by: Starter,
  from: StartedFrom,
  draft: InitializeDraft,
): Promise<void> {
  const { presetVersionId, rerunOfId, pairingId } = from;
  await Promise.all([
    presetVersionId ? checkPresetOf(by, presetVersionId, draft) : undefined,
    rerunOfId ? checkRerun(by, rerunOfId) : undefined,
    pairingId ? checkPairing(by, pairingId) : undefined,
  ]);
}

async function checkPresetOf(by: Starter, versionId: string, draft: InitializeDraft): Promise<void> {
  const verdict = await checkPreset(by.actor, versionId, draft);
  if (verdict.kind === "unknown") {
    return refuse(
      by,
      { type: "preset", id: versionId },
      "unknown-preset",
      "conflict",
      "presets.problems.unknown",
    );
  }
  if (verdict.kind === "fits") return;
  const { presetId, fields } = verdict;
  await record(by, { type: "preset", id: presetId }, "locked-field", fields);
  const fieldErrors = Object.fromEntries(
    fields.map((field) => [`draft.${field}`, "presets.problems.lockedField"]),
  );
  throw new AppError("not-allowed", "presets.problems.lockedFields", { fieldErrors });
}

async function checkRerun(by: Starter, id: string): Promise<void> {
  const found = await database().transaction.count({ where: { id } });
  if (found > 0) return;
  await refuse(
    by,
    { type: "transaction", id },
    "unknown-transaction",
    "conflict",
    "transactions.problems.noRerun",
  );
}

async function checkPairing(by: Starter, id: string): Promise<void> {
  const now = new Date();
  const where = {
    id,
    personId: by.actor.personId,
    claimedAt: { not: null },
    endedAt: null,
    expiresAt: { gt: now },
  };
  if ((await database().pairing.count({ where })) === 0) {
    await refuse(
      by,
      { type: "pairing", id },
      "unusable-pairing",
      "conflict",
      "transactions.problems.noPairing",
    );
  }
  if (await isBusyPairing(id)) await refuseBusyPairing(by, id);
}

/** A phone does one thing at a time. One whose call was refused may go on with the next. */
export async function isBusyPairing(id: string): Promise<boolean> {
  const state = { in: ["requested" as const, "pending" as const, "unknown" as const] };
  return (await database().transaction.count({ where: { pairingId: id, state } })) > 0;
}

export async function refuseBusyPairing(by: ChangedBy, id: string): Promise<void> {
  await refuse(by, { type: "pairing", id }, "busy-pairing", "conflict", "transactions.problems.busyPhone");
}

type Subject = { type: SubjectType; id: string };

async function refuse(by: ChangedBy, subject: Subject, reason: string, code: ErrorCode, messageKey: string) {
  await record(by, subject, reason);
  throw new AppError(code, messageKey);
}

const FIELDS: readonly string[] = Object.keys(defaultDraft(""));

/** A call that the form would not have sent, a MetaInfo beyond its bound say: which of its fields were at fault. */
export async function recordForgedForm(by: Starter, paths: readonly string[]): Promise<void> {
  const named = FIELDS.filter((field) => paths.includes(`draft.${field}`));
  await record(by, { type: "person", id: by.actor.personId }, "forged-form", named);
}

/** A call that was longer than the console reads: of its fields nothing is known. */
export async function recordTooLarge(by: Starter): Promise<void> {
  await record(by, { type: "person", id: by.actor.personId }, "too-large");
}

/** Nothing was stored and nothing sent; that somebody tried stands in the trail. */
export async function record(
  by: ChangedBy,
  subject: Subject,
  reason: string,
  fields?: string[],
): Promise<void> {
  await auditedChange(by, async (_tx, trail) => {
    const data = fields ? { reason, fields } : { reason };
    trail.add({ event: "transaction.not-started", subject, data });
  });
}
