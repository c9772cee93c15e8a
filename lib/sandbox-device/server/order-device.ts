import "server-only";
import { z } from "zod";
import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import { AppError } from "@/lib/kernel/errors";
import { database } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
import type { DeviceAnswer, DeviceOrder } from "@/lib/sandbox-device/orders";

const PATIENCE_MS = 15_000;

const answerSchema = z.object({
  status: z.string(),
  callback: z.object({ sent: z.boolean(), status: z.number().nullable() }),
});

/**
 * Acts as the device of a sandbox transaction, through the sandbox's control address. The order is written to the
 * trail before it is given.
 */
export async function orderDevice(
  by: ChangedBy,
  id: string,
  order: DeviceOrder,
  subCode: string | null,
): Promise<DeviceAnswer> {
  const TransactionId = await sandboxTransaction(id);
  await auditedChange(by, async (_tx, trail) => {
    const subject = { type: "transaction", id } as const;
    trail.add({ event: "device.ordered", subject, data: { order, subCode } });
  });
  const body = order === "fail" ? { order, subCode: subCode ?? "205" } : { order };
  const answer = await send(`/_sandbox/transactions/${encodeURIComponent(TransactionId)}/orders`, body);
  if (answer.status === 404) throw new AppError("not-found", "device.problems.unknownThere");
  if (answer.status === 409) throw new AppError("already-done", "device.problems.alreadyFinished");
  const parsed = answerSchema.safeParse(await answer.json().catch(() => null));
  if (!answer.ok || !parsed.success) throw new AppError("unavailable", "device.problems.noSandbox");
  return parsed.data;
}

async function sandboxTransaction(id: string): Promise<string> {
  const found = await database().transaction.findUnique({
    where: { id },
    select: { environment: true, transactionId: true },
  });
  if (!found) throw new AppError("not-found", "notFound");
  if (found.environment !== "sandbox" || found.transactionId === null) {
    throw new AppError("not-allowed", "device.problems.notSandbox");
  }
  return found.transactionId;
}

async function send(path: string, body: unknown): Promise<Response> {
  const { SANDBOX_ORIGIN, SANDBOX_CONTROL_TOKEN } = env();
  try {
    return await fetch(new URL(path, SANDBOX_ORIGIN), {
      method: "POST",
      headers: { authorization: `Bearer ${SANDBOX_CONTROL_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (cause) {
    throw new AppError("unavailable", "device.problems.noSandbox", { cause });
  }
}
