import type { AccessKey } from "@/lib/sandbox/gateway/verify-call";

export type Settings = {
  port: number;
  stateFolder: string;
  accessKeys: AccessKey[];
  controlToken: string;
  callsPerSecond: number;
  /** Origins that may be called back although they are plain http or private. */
  near: ReadonlySet<string>;
};

/** Settings the process cannot start with: every fault, never a value, since most of them are secrets. */
export class BadSettings extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "BadSettings";
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

function isAccessKey(value: unknown): value is AccessKey {
  if (typeof value !== "object" || value === null) return false;
  const { id, secret, securityToken, inactive }: Partial<Record<keyof AccessKey, unknown>> = value;
  const texts = [id, secret, securityToken ?? "none"].every(
    (text) => typeof text === "string" && text !== "",
  );
  return texts && ["boolean", "undefined"].includes(typeof inactive);
}

function accessKeysFrom(text: string): AccessKey[] | null {
  try {
    const content: unknown = JSON.parse(text);
    return Array.isArray(content) && content.every(isAccessKey) ? content : null;
  } catch {
    return null;
  }
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

/**
 * Reads SANDBOX_PORT (0 picks a free one), SANDBOX_STATE_DIR, SANDBOX_ACCESS_KEYS (JSON, none is a valid choice),
 * SANDBOX_CONTROL_TOKEN, SANDBOX_CALLBACK_ORIGINS (separated by commas) and SANDBOX_CALLS_PER_SECOND (10, the
 * vendor's limit by action).
 * @throws BadSettings
 */
export function readSettings(environment: Environment): Settings {
  const port = wholeNumber(environment.SANDBOX_PORT ?? "", 0, 65535);
  const callsPerSecond = wholeNumber(environment.SANDBOX_CALLS_PER_SECOND ?? "10", 1, 1_000_000);
  const accessKeys = accessKeysFrom(environment.SANDBOX_ACCESS_KEYS ?? "");
  const { SANDBOX_STATE_DIR: stateFolder = "", SANDBOX_CONTROL_TOKEN: controlToken = "" } = environment;
  const near = new Set((environment.SANDBOX_CALLBACK_ORIGINS ?? "").split(",").filter(Boolean));
  const faults = [
    port === null && "SANDBOX_PORT must be a port number from 0 to 65535.",
    stateFolder === "" && "SANDBOX_STATE_DIR must name a folder.",
    accessKeys === null && 'SANDBOX_ACCESS_KEYS must be JSON of the form [{"id":"…","secret":"…"}].',
    controlToken.length < 16 && "SANDBOX_CONTROL_TOKEN must have 16 characters or more.",
    callsPerSecond === null && "SANDBOX_CALLS_PER_SECOND must be a whole number from 1.",
  ].filter((fault) => fault !== false);
  if (port === null || accessKeys === null || callsPerSecond === null || faults.length > 0) {
    throw new BadSettings(faults);
  }
  return { port, stateFolder, accessKeys, controlToken, callsPerSecond, near };
}
