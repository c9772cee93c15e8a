import type { CallParameters } from "@/lib/sandbox/gateway/call";
import type { NearOrigins } from "@/lib/sandbox/http/call-address";
import type { Store } from "@/lib/sandbox/state/store";

/** What an operation may use. Times are milliseconds. */
export type Surroundings = {
  store: Store;
  now: () => number;
  probeTimeout: number;
  /** May be called back although they are plain http or private. */
  near: NearOrigins;
  /** How long a TransactionId made now lives, where a script says so. */
  lifeMs?: number | undefined;
  /** CheckResult is to say the opposite of what happened, where a script says so. */
  disagree?: boolean;
};

/**
 * Does what an action is for and hands back its `Result`, undefined where the action has none.
 * @throws Refusal when it is to be answered with a code, StateUnavailable when it could not be written down
 */
export type Operation = (
  parameters: CallParameters,
  surroundings: Surroundings,
) => Promise<Record<string, unknown> | undefined>;
