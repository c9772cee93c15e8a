import "server-only";
import { z } from "zod";
import { defaultPublicUrl, SETTINGS } from "@/lib/platform/server/settings";

/** What the supervisor always hands to the processes it starts. */
const schema = z.object({
  HOST: SETTINGS.HOST,
  PORT: SETTINGS.PORT,
  DATABASE_URL: SETTINGS.DATABASE_URL.pipe(z.string("is not set")),
  CONSOLE_PUBLIC_URL: SETTINGS.CONSOLE_PUBLIC_URL,
  CONSOLE_KEYS: SETTINGS.CONSOLE_KEYS.pipe(
    z.custom<NonNullable<z.infer<typeof SETTINGS.CONSOLE_KEYS>>>(Array.isArray, "is not set"),
  ),
  CONSOLE_PRIVATE_ENDPOINTS: SETTINGS.CONSOLE_PRIVATE_ENDPOINTS,
  CONSOLE_PROXY: SETTINGS.CONSOLE_PROXY,
  CONSOLE_METRICS_TOKEN: SETTINGS.CONSOLE_METRICS_TOKEN,
  SANDBOX_ORIGIN: z.url("is not set"),
  SANDBOX_CONTROL_TOKEN: z.string("is not set").min(16),
  NEXTAUTH_SECRET: z.string("is not set").min(16),
});

export type Env = Omit<z.infer<typeof schema>, "CONSOLE_PUBLIC_URL"> & { CONSOLE_PUBLIC_URL: string };

/** Reads the settings out of an environment. @throws Error that names each bad variable and never its value */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not that of a started console: ${faults.join("; ")}`);
  }
  const { HOST, PORT, CONSOLE_PUBLIC_URL } = parsed.data;
  return { ...parsed.data, CONSOLE_PUBLIC_URL: CONSOLE_PUBLIC_URL ?? defaultPublicUrl(HOST, PORT) };
}

let current: Env | undefined;

/** The settings of this process; the only reader of process.env in lib and app. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}
