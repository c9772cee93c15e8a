import type { z } from "zod";
import { badRequest } from "@/lib/sandbox/control/control-error";
import { type Aftermath, aftermathSchema, type Script, scriptSchema } from "@/lib/sandbox/scripts/schema";

/** Reads it, or throws ControlError 400 that names what is wrong: each place with its reason, no value. */
function read<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${[name, ...path].join(".")}: ${message}`);
  throw badRequest(faults.join("; "));
}

const MERCHANT_BIZ_ID = /^[A-Za-z0-9]{1,32}$/;

/** Reads `{ MerchantBizId, script }`. @throws ControlError 400 */
export function readScript(body: Record<string, unknown>): { MerchantBizId: string; script: Script } {
  const { MerchantBizId, script } = body;
  if (typeof MerchantBizId !== "string" || !MERCHANT_BIZ_ID.test(MerchantBizId)) {
    throw badRequest('"MerchantBizId" must be up to 32 letters and digits.');
  }
  return { MerchantBizId, script: read(scriptSchema, script, "script") };
}

/** What an order says of callbacks and results to come; undefined when it says nothing. @throws ControlError 400 */
export function readAftermath({ callbacks, checkResult }: Record<string, unknown>): Aftermath | undefined {
  if (callbacks === undefined && checkResult === undefined) return undefined;
  return read(aftermathSchema, { callbacks, checkResult }, "order");
}
