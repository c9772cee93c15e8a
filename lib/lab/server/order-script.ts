import "server-only";
import { AppError } from "@/lib/kernel/errors";
import type { DeviceScript } from "@/lib/lab/device";
import { askSandbox } from "@/lib/platform/server/ask-sandbox";

/**
 * Tells the sandbox what its device does once the call with this MerchantBizId has come. Told twice is told once; of a
 * call that has come already nothing can be told any more, and nothing need be.
 * @throws AppError "unavailable"
 */
export async function orderScript(MerchantBizId: string, device: DeviceScript): Promise<void> {
  const { ok, status } = await askSandbox("scripts", { MerchantBizId, script: { device } });
  if (!ok && status !== 409) throw new AppError("unavailable", "device.problems.noSandbox");
}
