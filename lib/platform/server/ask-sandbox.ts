import "server-only";
import { AppError } from "@/lib/kernel/errors";
import { env } from "@/lib/platform/server/env";

const PATIENCE_MS = 15_000;

/**
 * Posts to the control address of the built-in sandbox, `/_sandbox/{path}`.
 * @throws AppError "unavailable" when it does not answer
 */
export async function askSandbox(path: string, body: unknown): Promise<Response> {
  const { SANDBOX_ORIGIN, SANDBOX_CONTROL_TOKEN } = env();
  try {
    return await fetch(new URL(`/_sandbox/${path}`, SANDBOX_ORIGIN), {
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
