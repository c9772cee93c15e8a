import { z } from "zod";
import { parseKeys } from "@/lib/platform/server/keys";

// The settings a person may give, each by an environment variable or a line of .env. This is the one schema:
// the start refuses what breaks it, and .env.example names exactly what is here (a test sees to that).

/** An empty variable counts as absent: `PORT= npm start` means the default. */
function given<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    schema,
  );
}

const port = z.coerce.number("must be a port number").int().min(1).max(65_535);

function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;
}

const origin = z
  .string()
  .transform((value) => value.replace(/\/$/, ""))
  .refine(isOrigin, "must be an origin such as https://console.example.com, without a path");

const origins = z
  .string()
  .default("")
  .transform((value) => value.split(",").flatMap((part) => part.trim() || []))
  .pipe(z.array(origin));

const databaseUrl = z
  .string()
  .refine(
    (value) =>
      URL.canParse(value) &&
      /^postgres(ql)?:$/.test(new URL(value).protocol) &&
      new URL(value).pathname.length > 1,
    "must look like postgresql://user:password@host:5432/database",
  );

const keys = z.string().transform((value, context) => {
  const parsed = parseKeys(value);
  if (parsed.ok) return parsed.keys;
  context.addIssue({ code: "custom", message: parsed.problem });
  return z.NEVER;
});

const httpUrl = z.url({
  protocol: /^https?$/,
  error: "must be an address such as http://proxy.example.com:3128",
});

export const SETTINGS = {
  HOST: given(
    z
      .string()
      .regex(/^[\w.:-]+$/, "must be a host name or an IP address")
      .default("127.0.0.1"),
  ),
  PORT: given(port.default(3000)),
  DATABASE_URL: given(databaseUrl.optional()),
  CONSOLE_DATA_DIR: given(z.string().default(".data")),
  CONSOLE_PUBLIC_URL: given(origin.optional()),
  CONSOLE_KEYS: given(keys.optional()),
  CONSOLE_ADMIN_EMAIL: given(z.email("must be an email address").optional()),
  CONSOLE_ADMIN_PASSWORD: given(z.string().min(15, "must have at least 15 characters").max(512).optional()),
  SANDBOX_PORT: given(port.optional()),
  CONSOLE_PRIVATE_ENDPOINTS: given(origins),
  CONSOLE_PROXY: given(httpUrl.optional()),
  CONSOLE_METRICS_TOKEN: given(z.string().min(16, "must have at least 16 characters").optional()),
};

/** The address under which the console's own sandbox, on this machine, reaches it past any proxy in front. */
export function ownAddress(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** The address under which browsers and the vendor reach the console when none is set. */
export function defaultPublicUrl(host: string, port: number): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
