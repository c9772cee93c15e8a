import "server-only";
import { randomBytes } from "node:crypto";
import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { Throttle } from "@/lib/auth/throttle";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { CODE_LENGTH, codeFrom, PAIRING_MINUTES, writeCode } from "@/lib/pairing/code";
import { endThose, underWay } from "@/lib/pairing/server/end-pairing";
import { hashCode } from "@/lib/pairing/server/secrets";
import type { BegunPairing } from "@/lib/pairing/view";
import { env } from "@/lib/platform/server/env";
import { oncePerProcess } from "@/lib/platform/server/once";

const RULE = { free: 10, firstMs: 2_000, longestMs: 30_000, forgetMs: 120_000, capacity: 10_000 };

/**
 * A fresh code for one phone. The person's earlier pairing ends with it, unless its phone is on its way through a
 * verification: that one is left to finish it.
 * @throws AppError `too-many-requests`
 */
export async function beginPairing(by: ChangedBy & { actor: Actor }, now: Date): Promise<BegunPairing> {
  const { personId } = by.actor;
  const limit = oncePerProcess("pairing-begin-limit", () => new Throttle(RULE));
  const wait = limit.waitMs(personId, now.getTime());
  if (wait > 0) {
    const seconds = Math.ceil(wait / 1_000);
    throw new AppError("too-many-requests", "pairing.problems.tooMany", { values: { seconds } });
  }
  limit.charge(personId, now.getTime());
  const [id, code] = [newId(), codeFrom(randomBytes(CODE_LENGTH))];
  const codeHash = await hashCode(code);
  const expiresAt = new Date(now.getTime() + PAIRING_MINUTES * 60_000);
  await auditedChange(by, async (tx, trail) => {
    // Two tabs at once: one after the other, so that one code is left.
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
    await endThose(tx, trail, { personId, transactions: { none: underWay(now) } }, now);
    await tx.pairing.create({
      data: { id, codeHash, personId, createdAt: now, expiresAt },
      select: { id: true },
    });
    trail.add({ event: "pairing.begun", subject: { type: "pairing", id }, data: {} });
  });
  const shown = writeCode(code);
  const url = new URL(`/pair/${shown}`, env().CONSOLE_PUBLIC_URL).href;
  return { id, code: shown, url, expiresAt: expiresAt.toISOString(), now: now.toISOString() };
}
