import "server-only";
import { z } from "zod";
import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import { AppError } from "@/lib/kernel/errors";
import { askSandbox } from "@/lib/platform/server/ask-sandbox";
import { database } from "@/lib/platform/server/db";
import type { DeviceAnswer, DeviceOrderInput } from "@/lib/sandbox-device/orders";
import { aftermathOf } from "@/lib/sandbox-device/twists";

const answerSchema = z.object({
  status: z.string(),
  callback: z.object({
    sent: z.boolean(),
    status: z.number().nullable(),
    times: z.number(),
    later: z.number(),
  }),
});

/**
 * Acts as the device of a sandbox transaction, through the sandbox's control address. The order is written to the
 * trail before it is given.
 */
export async function orderDevice(by: ChangedBy, input: DeviceOrderInput): Promise<DeviceAnswer> {
  const { id, order, subCode = null, twist } = input;
  const TransactionId = await sandboxTransaction(id);
  await auditedChange(by, async (_tx, trail) => {
    const subject = { type: "transaction", id } as const;
    trail.add({ event: "device.ordered", subject, data: { order: named(input), subCode } });
  });
  const finish = order === "fail" ? { order, subCode: subCode ?? "205" } : { order };
  const aftermath = twist && order !== "abandon" ? aftermathOf(twist, input.amount) : {};
  const path = `transactions/${encodeURIComponent(TransactionId)}/orders`;
  const answer = await askSandbox(path, { ...finish, ...aftermath });
  if (answer.status === 404) throw new AppError("not-found", "device.problems.unknownThere");
  if (answer.status === 409) throw new AppError("already-done", "device.problems.alreadyFinished");
  const parsed = answerSchema.safeParse(await answer.json().catch(() => null));
  if (!answer.ok || !parsed.success) throw new AppError("unavailable", "device.problems.noSandbox");
  return parsed.data;
}

/** `pass`, or `pass, late 5` for one with a twist. */
function named({ order, twist, amount }: DeviceOrderInput): string {
  if (!twist || order === "abandon") return order;
  return amount === undefined ? `${order}, ${twist}` : `${order}, ${twist} ${amount}`;
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
