import "server-only";
import { database } from "@/lib/platform/server/db";
import { jobs } from "@/lib/platform/server/jobs";

/** The queue whose jobs ask how far a device came; each job's key is a transaction's row id. */
export const VERIFY_LOG_QUEUE = "check-verify-log";

const SECOND = 1_000;
const FIRST_WAIT_MS = 30 * SECOND;
/** It only explains what is settled: after so many tries it is left to a person. */
const MOST_TRIES = 8;

/** Plans to ask how far the device came, unless that is known or was asked in vain often enough. */
export async function planVerifyLog(id: string, now: Date): Promise<void> {
  const logs = await database().verifyLog.findMany({
    where: { transactionId: id },
    select: { code: true, askedAt: true },
    orderBy: { askedAt: "asc" },
  });
  if (logs.length >= MOST_TRIES || logs.some(({ code }) => code === "Success")) return;
  const last = logs.at(-1)?.askedAt.getTime();
  const at = last === undefined ? now.getTime() : last + FIRST_WAIT_MS * 2 ** logs.length;
  await jobs().plan(VERIFY_LOG_QUEUE, id, new Date(at), { reason: "log" });
}
