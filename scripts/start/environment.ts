import { createHmac, randomBytes } from "node:crypto";
import { type SealingKey, writeKeys } from "@/lib/platform/server/keys";
import { defaultPublicUrl } from "@/lib/platform/server/settings";
import type { Settings } from "./settings.ts";

export type Facts = { databaseUrl: string; keys: readonly SealingKey[]; sandboxPort: number };

/** What every process of the console finds in its environment. */
export function childEnvironment(settings: Settings, facts: Facts): Record<string, string> {
  const publicUrl = settings.CONSOLE_PUBLIC_URL ?? defaultPublicUrl(settings.HOST, settings.PORT);
  return {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    HOST: settings.HOST,
    PORT: String(settings.PORT),
    DATABASE_URL: facts.databaseUrl,
    CONSOLE_PUBLIC_URL: publicUrl,
    CONSOLE_KEYS: writeKeys(facts.keys),
    CONSOLE_PRIVATE_ENDPOINTS: settings.CONSOLE_PRIVATE_ENDPOINTS.join(","),
    CONSOLE_PROXY: settings.CONSOLE_PROXY ?? "",
    CONSOLE_METRICS_TOKEN: settings.CONSOLE_METRICS_TOKEN ?? "",
    // Only the seed gets the first admin's password.
    CONSOLE_ADMIN_EMAIL: "",
    CONSOLE_ADMIN_PASSWORD: "",
    SANDBOX_ORIGIN: `http://127.0.0.1:${facts.sandboxPort}`,
    SANDBOX_CONTROL_TOKEN: randomBytes(24).toString("hex"),
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: signInSecret(facts.keys),
  };
}

/** The same for all instances on one database, which share the keys; the oldest key stays longest in the list. */
function signInSecret(keys: readonly SealingKey[]): string {
  const oldest = keys.at(-1)?.key ?? Buffer.alloc(0);
  return createHmac("sha256", oldest).update("id-verification-console sign-in").digest("hex");
}
