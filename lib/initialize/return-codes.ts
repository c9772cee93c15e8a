import type { ReturnCode } from "@/lib/initialize/return-code";
import { GATEWAY_CODES } from "@/lib/initialize/return-codes-gateway";
import { CHECK_RESULT_CODES, PAGE_CODES } from "@/lib/initialize/return-codes-page";

export type { ReturnCode } from "@/lib/initialize/return-code";

/** Every documented `Code`: the Initialize page's, CheckResult's, the gateway's. */
export const RETURN_CODES: readonly ReturnCode[] = [...PAGE_CODES, ...CHECK_RESULT_CODES, ...GATEWAY_CODES];

function covers(documented: string, code: string): boolean {
  return documented.endsWith(".*") ? code.startsWith(documented.slice(0, -1)) : documented === code;
}

/** What is known of a `Code`, exactly as it was answered; undefined for one that nobody documented. */
export function describeCode(code: string): ReturnCode | undefined {
  return RETURN_CODES.find((known) => covers(known.code, code));
}
