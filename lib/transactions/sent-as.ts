import type { ParameterName } from "@/lib/initialize/parameter-spec";
import { parameter } from "@/lib/initialize/parameters";
import { ERASED } from "@/lib/transactions/erased";
import type { TransactionView } from "@/lib/transactions/view";

/** What may be told of one parameter of a call. `standard` is the vendor's default. */
export type SentAs =
  /** `standard` only where the value is another one. */
  | { kind: "value"; value: string; standard?: string }
  | { kind: "default"; standard: string }
  | { kind: "not-sent" }
  /** MerchantUserId as it was typed, of which only a keyed hash is kept. */
  | { kind: "typed" }
  /** CallbackToken of this console. */
  | { kind: "token" }
  /** CallbackToken beside an address of one's own: nothing of it is kept, not even whether there was one. */
  | { kind: "token-untold" }
  | { kind: "erased" }
  /** MetaInfo: its device is told of instead. */
  | { kind: "device" };

export type SentFacts = Pick<
  TransactionView,
  "parameters" | "merchantUserHash" | "merchantUserHashed" | "callbackExpected"
>;

/** How one parameter was sent, the same wherever it is shown. */
export function sentAs(call: SentFacts, name: ParameterName): SentAs {
  if (name === "MetaInfo") return { kind: "device" };
  if (name === "MerchantUserId") return personOf(call);
  if (name === "CallbackToken") return tokenOf(call);
  const value = call.parameters[name];
  const standard = parameter(name).default;
  if (value === ERASED) return { kind: "erased" };
  if (value !== undefined) {
    return standard === undefined || value === standard
      ? { kind: "value", value }
      : { kind: "value", value, standard };
  }
  return standard === undefined ? { kind: "not-sent" } : { kind: "default", standard };
}

function personOf({ merchantUserHash, merchantUserHashed }: SentFacts): SentAs {
  if (merchantUserHash === ERASED) return { kind: "erased" };
  return merchantUserHashed ? { kind: "value", value: merchantUserHash } : { kind: "typed" };
}

function tokenOf({ parameters, callbackExpected }: SentFacts): SentAs {
  if (callbackExpected) return { kind: "token" };
  return parameters.CallbackUrl === undefined ? { kind: "not-sent" } : { kind: "token-untold" };
}
