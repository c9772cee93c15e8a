import "server-only";
import { isDeeperThan } from "@/lib/kernel/nesting";
import { storable } from "@/lib/kernel/storable-text";

export type Fields = Record<string, unknown>;

/** An answer with a value that no answer of its operation has: too long, too deep, of another shape. */
export class NotUnderstood extends Error {
  /** The value, as far as it may be kept once it is cleaned. */
  readonly value: string | null;

  constructor(value: string | null = null) {
    super("An answer holds what no answer has");
    this.value = value;
  }
}

/** Far deeper than any answer, and far less deep than what code that walks through it can bear. */
const DEEPEST = 64;

/** Letters of the longest value that a field of a few letters (a verdict, a code, the name of a page) may have. */
export const SHORT = 256;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws NotUnderstood */
export function refuseDeep(value: unknown): void {
  if (isDeeperThan(DEEPEST, value)) throw new NotUnderstood();
}

/**
 * A field as text that can be stored; null when it is missing or no text. Nothing is cut: half a value is another one.
 * @throws NotUnderstood when it is longer than `longest`
 */
export function text(value: unknown, longest = SHORT): string | null {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string" || value === "") return null;
  if (value.length > longest) throw new NotUnderstood();
  return storable(value);
}
