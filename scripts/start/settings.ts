import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";
import { SETTINGS } from "@/lib/platform/server/settings";
import { Fault } from "../runtime/fault.ts";

const schema = z.object(SETTINGS);

export type Settings = z.infer<typeof schema>;

type Source = Record<string, string | undefined>;

/** The lines of .env, below which a variable of the real environment wins. */
export function withEnvFile(environment: Source, file = ".env"): Source {
  return existsSync(file) ? { ...parseEnv(readFileSync(file, "utf8")), ...environment } : environment;
}

/** Variables that look like ours and are none: a misspelt setting would silently not count. */
function misspelt(source: Source): string[] {
  return Object.keys(source).filter((name) => /^(CONSOLE|SANDBOX)_/.test(name) && !(name in SETTINGS));
}

/** @throws Fault that lists every bad setting, without any value */
export function readSettings(source: Source): Settings {
  const parsed = schema.safeParse(source);
  const issues = parsed.success ? [] : parsed.error.issues;
  const faults = issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  faults.push(...misspelt(source).map((name) => `${name}: there is no such setting`));
  const { data } = parsed;
  if (data && !data.CONSOLE_ADMIN_EMAIL && data.CONSOLE_ADMIN_PASSWORD) {
    faults.push("CONSOLE_ADMIN_PASSWORD: belongs to a CONSOLE_ADMIN_EMAIL, which is not set");
  }
  if (data && faults.length === 0) return data;
  throw new Fault("These settings are not usable:", ...faults, "Each is explained in .env.example.");
}
