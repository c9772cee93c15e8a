import { ControlError } from "@/lib/sandbox/control/control-error";
import { isScripted, newRun, type Run, type ScriptedAction, scriptKey } from "@/lib/sandbox/scripts/run";
import type { Aftermath, AnswerStep, Script } from "@/lib/sandbox/scripts/schema";
import type { Store } from "@/lib/sandbox/state/store";
import type { Transaction } from "@/lib/sandbox/state/transaction";

const STEPS_OF = {
  CheckResult: "checkResult",
  CheckVerifyLog: "checkVerifyLog",
  DeleteVerifyResult: "deleteVerifyResult",
} as const;

function stepAt(script: Script, action: ScriptedAction, used: number, calls: number): AnswerStep | undefined {
  if (action === "Initialize") return calls === 0 ? script.initialize : undefined;
  let before = used;
  for (const { times, ...step } of script[STEPS_OF[action]] ?? []) {
    if (before < times) return step;
    before -= times;
  }
  return undefined;
}

/** A step that changes a verdict waits until there is one. */
function needsVerdict({ disagree, passed, subCode }: AnswerStep): boolean {
  return disagree !== undefined || passed !== undefined || subCode !== undefined;
}

/** The scripts and what has become of them. Changes happen one after the other, each on the disk before the next. */
export class Runs {
  readonly #store: Store;
  readonly #now: () => number;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Takes a script for a MerchantBizId; throws ControlError 409 when Initialize was called with that already. */
  register(MerchantBizId: string, script: Script): Promise<Run> {
    return this.#inTurn(async () => {
      const key = scriptKey(MerchantBizId);
      if (this.#store.run(key)?.calls.Initialize) {
        throw new ControlError(409, "already-used", "Initialize was called with this MerchantBizId already.");
      }
      return this.#keep(newRun(key, script, this.#now()));
    });
  }

  /** The run of a transaction, if a script or an order speaks of it. */
  of(TransactionId: string): Run | undefined {
    return this.#store.runOf(TransactionId);
  }

  /** What has become of a script; throws ControlError 404 when there is none. */
  ofScript(MerchantBizId: string): Run {
    const run = this.#store.run(scriptKey(MerchantBizId));
    if (!run) throw new ControlError(404, "not-found", "There is no script for that MerchantBizId.");
    return run;
  }

  /** The run a call belongs to: Initialize by its MerchantBizId, the others by their TransactionId. */
  ofCall(action: string, parameters: ReadonlyMap<string, string>): Run | undefined {
    if (action === "Initialize") return this.#store.run(scriptKey(parameters.get("MerchantBizId") ?? ""));
    return isScripted(action) ? this.#store.runOf(parameters.get("TransactionId") ?? "") : undefined;
  }

  /**
   * Counts a call and hands back how it is to be answered; a step that says nothing means as usual. `isUsual` is true
   * for a call that the script no longer speaks of: a second Initialize.
   */
  take(key: string, action: string): Promise<{ step: AnswerStep; isUsual: boolean }> {
    return this.#inTurn(async () => {
      const run = this.#store.run(key);
      if (!run || !isScripted(action)) return { step: {}, isUsual: true };
      const calls = run.calls[action] ?? 0;
      const used = run.used[action] ?? 0;
      const planned = stepAt(run.script, action, used, calls);
      const step = planned && !(needsVerdict(planned) && run.endedAt === null) ? planned : null;
      await this.#keep({
        ...run,
        calls: { ...run.calls, [action]: calls + 1 },
        used: step ? { ...run.used, [action]: used + 1 } : run.used,
      });
      return { step: step ?? {}, isUsual: action === "Initialize" && calls > 0 };
    });
  }

  /** Changes a run by what it is then; undefined when there is none of that key. */
  change(key: string, change: (run: Run) => Run): Promise<Run | undefined> {
    return this.#inTurn(async () => {
      const run = this.#store.run(key);
      return run ? this.#keep(change(run)) : undefined;
    });
  }

  /** What an order adds takes the place of what a script had planned for the same. */
  adopt({ TransactionId }: Transaction, aftermath: Aftermath): Promise<Run> {
    return this.#inTurn(async () => {
      const known = this.#store.runOf(TransactionId);
      const run = known ?? { ...newRun(`order:${TransactionId}`, {}, this.#now()), TransactionId };
      const script = { ...run.script, ...aftermath };
      return this.#keep({ ...run, script, used: { ...run.used, CheckResult: 0 } });
    });
  }

  ofKey(key: string): Run | undefined {
    return this.#store.run(key);
  }

  /** Everything that is known, for going on after a restart. */
  all(): Run[] {
    return this.#store.runs();
  }

  async #keep(run: Run): Promise<Run> {
    await this.#store.keepRun(run);
    return run;
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(step);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
