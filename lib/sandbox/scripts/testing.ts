import { expect } from "vitest";
import type { Reply } from "@/lib/sandbox/testing/http";
import { LEAST, type TestSandbox } from "@/lib/sandbox/testing/start-sandbox";

let counted = 0;

/** A MerchantBizId of its own with this script. */
export async function scripted(sandbox: TestSandbox, script: unknown): Promise<string> {
  counted += 1;
  const MerchantBizId = `scripted${counted}`;
  expect(await sandbox.control("POST", "scripts", { MerchantBizId, script })).toMatchObject({ status: 200 });
  return MerchantBizId;
}

export function initialize(
  sandbox: TestSandbox,
  MerchantBizId: string,
  parameters: Record<string, string> = {},
): Promise<Reply> {
  return sandbox.call("Initialize", { ...LEAST, MerchantBizId, ...parameters });
}

export function transactionIdOf({ body }: Reply): string {
  const { TransactionId }: { TransactionId?: unknown } = Object(body.Result);
  return String(TransactionId);
}

/** What has become of a script. */
export async function runOf(sandbox: TestSandbox, MerchantBizId: string) {
  return (await sandbox.control("GET", `scripts/${MerchantBizId}`)).body;
}
