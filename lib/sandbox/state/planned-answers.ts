import type { PlannedAnswer } from "@/lib/sandbox/state/memory";
import type { Store } from "@/lib/sandbox/state/store";

/** Answers ordered in advance, by action, in the order in which they were asked for. */
export class PlannedAnswers {
  readonly #store: Store;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The answer this call has to get, used up by asking; undefined when it is to be treated as usual. */
  take(action: string): Promise<PlannedAnswer | undefined> {
    return this.#inTurn(async () => {
      const [first, ...rest] = this.#store.plannedAnswers(action);
      if (!first) return undefined;
      const left = first.times > 1 ? [{ ...first, times: first.times - 1 }, ...rest] : rest;
      await this.#store.plan(action, left);
      return first;
    });
  }

  /** Puts an answer behind those already ordered and hands back all of them. */
  add(action: string, answer: PlannedAnswer): Promise<readonly PlannedAnswer[]> {
    return this.#inTurn(async () => {
      await this.#store.plan(action, [...this.#store.plannedAnswers(action), answer]);
      return this.#store.plannedAnswers(action);
    });
  }

  clear(action: string): Promise<void> {
    return this.#inTurn(() => this.#store.plan(action, []));
  }

  /** Reading and writing back is one step: two calls at once must not use up the same answer. */
  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(step);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
