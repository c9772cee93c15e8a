import "server-only";
import { auditedChange, changedByConsole } from "@/lib/audit/server/audited-change";
import { may } from "@/lib/auth/permissions";
import { AppError } from "@/lib/kernel/errors";
import { PAIRING_MINUTES, readCode } from "@/lib/pairing/code";
import { deviceOf } from "@/lib/pairing/device";
import { ClaimLimits } from "@/lib/pairing/server/claim-limits";
import { hashCode, hashDeviceToken, newDeviceToken, sealMetaInfo } from "@/lib/pairing/server/secrets";
import type { Claimed } from "@/lib/pairing/view";
import { database } from "@/lib/platform/server/db";
import { log } from "@/lib/platform/server/log";
import { countEvent } from "@/lib/platform/server/metrics";
import { oncePerProcess } from "@/lib/platform/server/once";

export type Claim = {
  /** As it was typed or scanned. */
  code: string;
  /** Checked already. */
  metaInfo: string;
  address: string;
  requestId: string;
};

/** Whoever holds a paired phone is nobody the console knows: the trail calls them by this. */
export const PHONE = "paired phone";

const limits = () => oncePerProcess("pairing-claim-limits", () => new ClaimLimits());

/**
 * Exchanges a code for a device's token, once. Of two phones one wins, by a conditional update. A wrong code, a used
 * one, an expired one and one that its owner has ended are answered alike.
 * @throws AppError `not-found`, `too-many-requests`
 */
export async function claimPairing(claim: Claim, now: Date): Promise<Claimed> {
  const wait = limits().enter(claim.address, now.getTime());
  if (wait > 0) {
    count("slowed");
    const seconds = Math.ceil(wait / 1_000);
    throw new AppError("too-many-requests", "pairing.problems.slow", { values: { seconds } });
  }
  const codeHash = await hashCode(readCode(claim.code) ?? "none");
  const claimed = await exchange(claim, codeHash, now);
  if (!claimed) {
    count("refused");
    // Not waited for: whether the code was ever right must not show in how long the answer takes.
    void noteReplay(codeHash, claim.requestId).catch((err: unknown) =>
      log.warn({ err }, "a replay was not recorded"),
    );
    throw new AppError("not-found", "pairing.problems.code");
  }
  limits().succeeded(claim.address);
  count("claimed");
  return claimed;
}

const count = (outcome: "claimed" | "refused" | "slowed") =>
  countEvent("console_pairing_claims_total", { outcome });

type Hash = Awaited<ReturnType<typeof hashCode>>;

/** What can be no code is looked for as well, so that it takes as long as a wrong one. */
async function exchange({ metaInfo, requestId }: Claim, codeHash: Hash, now: Date): Promise<Claimed | null> {
  const open = { codeHash, claimedAt: null, endedAt: null, expiresAt: { gt: now } };
  const found = await database().pairing.findFirst({
    where: { ...open, person: { disabledAt: null } },
    select: { id: true, person: { select: { role: true } } },
  });
  if (!found || !may(found.person.role, "transaction.start")) return null;
  const { id } = found;
  const token = newDeviceToken();
  const expiresAt = new Date(now.getTime() + PAIRING_MINUTES * 60_000);
  const data = {
    claimedAt: now,
    lastSeenAt: now,
    expiresAt,
    deviceTokenHash: await hashDeviceToken(token),
    device: deviceOf(metaInfo),
    metaInfoSealed: sealMetaInfo(id, metaInfo),
    metaInfoAt: now,
  };
  const won = await auditedChange(changedByConsole(PHONE, requestId), async (tx, trail) => {
    const { count } = await tx.pairing.updateMany({ where: { id, ...open }, data });
    if (count === 0) throw new TooLate();
    trail.add({ event: "pairing.claimed", subject: { type: "pairing", id }, data: {} });
    return true;
  }).catch((problem: unknown) => {
    if (problem instanceof TooLate) return false;
    throw problem;
  });
  return won ? { token, expiresAt: expiresAt.toISOString() } : null;
}

class TooLate extends Error {}

/** A code that was right once: its owner may want to know that somebody tried it again. */
async function noteReplay(codeHash: Hash, requestId: string): Promise<void> {
  const known = await database().pairing.findUnique({
    where: { codeHash },
    select: { id: true, claimedAt: true, endedAt: true },
  });
  if (!known) return;
  const reason = known.claimedAt ? "used" : known.endedAt ? "ended" : "expired";
  await auditedChange(changedByConsole(PHONE, requestId), async (_tx, trail) => {
    trail.add({ event: "pairing.refused", subject: { type: "pairing", id: known.id }, data: { reason } });
  });
}
