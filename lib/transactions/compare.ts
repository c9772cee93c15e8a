import { PARAMETER_NAMES, type ParameterName } from "@/lib/initialize/parameter-spec";
import { parameter } from "@/lib/initialize/parameters";
import { ERASED } from "@/lib/transactions/erased";
import type { SentFacts } from "@/lib/transactions/sent-as";
import type { TransactionView } from "@/lib/transactions/view";

/**
 * Whether two calls meant different things to the vendor: a default that was sent is the default. `always`: the console
 * makes another one for each call. `untold`: what it was is not kept any more.
 */
export type Difference = "same" | "differs" | "always" | "untold";

/** One line of a comparison. */
export type ComparedParameter = { name: ParameterName; difference: Difference };

type Compared = SentFacts & Pick<TransactionView, "metaInfoHash">;

/** Two calls, parameter by parameter in the page's order. */
export function compareCalls(left: Compared, right: Compared): ComparedParameter[] {
  return PARAMETER_NAMES.map((name) => ({ name, difference: difference(left, right, name) }));
}

function difference(left: Compared, right: Compared, name: ParameterName): Difference {
  if (isOfOneCall(left, right, name)) return "always";
  const [a, b] = [meaning(left, name), meaning(right, name)];
  if (a === null || b === null) return "untold";
  return a === b ? "same" : "differs";
}

/** MerchantBizId is there once; the console's own address and its token are made for each call. */
function isOfOneCall(left: Compared, right: Compared, name: ParameterName): boolean {
  if (name === "MerchantBizId") return left.parameters.MerchantBizId !== right.parameters.MerchantBizId;
  const ofConsole = name === "CallbackUrl" || name === "CallbackToken";
  return ofConsole && left.callbackExpected && right.callbackExpected;
}

/** What the vendor took it for; null when that is not known any more. */
function meaning(call: Compared, name: ParameterName): string | null {
  if (name === "MetaInfo") return call.metaInfoHash;
  if (name === "MerchantUserId") return call.merchantUserHash === ERASED ? null : call.merchantUserHash;
  if (name === "CallbackToken") return tokenMeaning(call);
  const value = call.parameters[name] ?? parameter(name).default ?? "";
  return value === ERASED ? null : value;
}

/** One beside an address of one's own is not kept, nor whether there was one. */
function tokenMeaning({ parameters, callbackExpected }: Compared): string | null {
  if (callbackExpected) return "sent";
  return parameters.CallbackUrl === undefined ? "" : null;
}

/** Milliseconds from the call to its verdict; null while there is none. */
export function timeToResult({
  createdAt,
  settledAt,
}: Pick<TransactionView, "createdAt" | "settledAt">): number | null {
  return settledAt === null ? null : Date.parse(settledAt) - Date.parse(createdAt);
}
