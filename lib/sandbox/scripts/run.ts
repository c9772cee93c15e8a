import { type Script, scriptSchema } from "@/lib/sandbox/scripts/schema";

/** The operations whose answers a script may order. */
export const SCRIPTED = ["Initialize", "CheckResult", "CheckVerifyLog", "DeleteVerifyResult"] as const;

export type ScriptedAction = (typeof SCRIPTED)[number];

export type SentCallback = { at: number; status: number | null };

/** A script and what has become of it so far. Times are epoch milliseconds. */
export type Run = {
  /** `script:{MerchantBizId}`, or `order:{TransactionId}` for what an order brought about. */
  key: string;
  script: Script;
  registeredAt: number;
  /** Null until Initialize has been carried out. */
  TransactionId: string | null;
  endedAt: number | null;
  /** How often each operation was called for it. */
  calls: Partial<Record<ScriptedAction, number>>;
  /** How many ordered answers of each operation have been given. */
  used: Partial<Record<ScriptedAction, number>>;
  sent: SentCallback[];
};

export function scriptKey(MerchantBizId: string): string {
  return `script:${MerchantBizId}`;
}

export function newRun(key: string, script: Script, registeredAt: number): Run {
  return { key, script, registeredAt, TransactionId: null, endedAt: null, calls: {}, used: {}, sent: [] };
}

export function isScripted(action: string): action is ScriptedAction {
  return SCRIPTED.some((each) => each === action);
}

function isCount(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).every(Number.isInteger);
}

/** A run that was read back from the journal whole; null for anything else. */
export function readRun(value: unknown): Run | null {
  if (typeof value !== "object" || value === null) return null;
  const it: Partial<Record<keyof Run, unknown>> = value;
  const script = scriptSchema.safeParse(it.script);
  const whole =
    typeof it.key === "string" &&
    typeof it.registeredAt === "number" &&
    (it.TransactionId === null || typeof it.TransactionId === "string") &&
    (it.endedAt === null || typeof it.endedAt === "number") &&
    isCount(it.calls) &&
    isCount(it.used) &&
    Array.isArray(it.sent);
  // Every field was looked at; the script is the one that the schema made.
  return whole && script.success ? ({ ...value, script: script.data } as Run) : null;
}
