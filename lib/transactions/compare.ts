import { PARAMETER_NAMES, type ParameterName } from "@/lib/initialize/parameter-spec";
import { parameter } from "@/lib/initialize/parameters";
import type { TransactionView } from "@/lib/transactions/view";

/** One line of a comparison. `null`: not sent, so the vendor's default counted. */
export type ComparedParameter = {
  name: ParameterName;
  left: string | null;
  right: string | null;
  /** Whether they meant different things to the vendor: a default that was sent is the default. */
  differs: boolean;
};

type Compared = Pick<
  TransactionView,
  "parameters" | "merchantUserHash" | "metaInfoHash" | "callbackExpected"
>;

/** What a value is when nothing was sent; ids of one call alone are never alike and are no difference. */
const OF_ONE_CALL: readonly ParameterName[] = ["MerchantBizId", "CallbackToken"];

function sentValue(
  { parameters, merchantUserHash, metaInfoHash, callbackExpected }: Compared,
  name: ParameterName,
): string | null {
  if (name === "MerchantUserId") return merchantUserHash;
  if (name === "MetaInfo") return metaInfoHash;
  // The console's own address is another one for each call.
  if (name === "CallbackUrl" && callbackExpected) return "…/api/callbacks/…";
  return parameters[name] ?? null;
}

/** Two calls, parameter by parameter in the page's order. */
export function compareCalls(left: Compared, right: Compared): ComparedParameter[] {
  return PARAMETER_NAMES.map((name) => {
    const [a, b] = [sentValue(left, name), sentValue(right, name)];
    const standard = parameter(name).default ?? null;
    const differs = !OF_ONE_CALL.includes(name) && (a ?? standard) !== (b ?? standard);
    return { name, left: a, right: b, differs };
  });
}

/** Milliseconds from the call to its verdict; null while there is none. */
export function timeToResult({
  createdAt,
  settledAt,
}: Pick<TransactionView, "createdAt" | "settledAt">): number | null {
  return settledAt === null ? null : Date.parse(settledAt) - Date.parse(createdAt);
}
