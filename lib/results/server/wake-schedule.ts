import "server-only";

export type WakeScheduleOptions = {
  /** Waits before each attempt, in milliseconds; when they are used up, the sweep goes on. */
  waits: readonly number[];
  /** More are not held at once: under a flood the sweep serves the rest. */
  capacity: number;
  /** So many attempts run side by side. */
  sideBySide: number;
  attempt(id: string): Promise<"done" | "again">;
  onError(id: string, error: unknown): void;
};

type Waiting = { timer: NodeJS.Timeout | null; attempts: number; wokenMeanwhile: boolean };

/** A bounded list of things to look at soon and a few times again, each by one attempt at a time. */
export class WakeSchedule {
  readonly #options: WakeScheduleOptions;
  readonly #held = new Map<string, Waiting>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;

  constructor(options: WakeScheduleOptions) {
    this.#options = options;
  }

  /** Looks at `id` soon. News while it waits for a later attempt bring that attempt forward. */
  wake(id: string): void {
    if (this.#stopped) return;
    const held = this.#held.get(id);
    if (!held) {
      if (this.#held.size >= this.#options.capacity) return;
      this.#held.set(id, { timer: null, attempts: 0, wokenMeanwhile: false });
      this.#plan(id);
    } else if (held.timer === null) {
      held.wokenMeanwhile = true;
    } else if (held.attempts > 0) {
      clearTimeout(held.timer);
      held.attempts = 0;
      this.#plan(id);
    }
  }

  /** Forgets what is planned and resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { timer } of this.#held.values()) if (timer) clearTimeout(timer);
    this.#held.clear();
    await Promise.all(this.#running);
  }

  #plan(id: string): void {
    const held = this.#held.get(id);
    if (!held || this.#stopped) return;
    const wait = this.#options.waits[held.attempts];
    if (wait === undefined) {
      this.#held.delete(id);
      return;
    }
    held.timer = setTimeout(() => this.#begin(id, held), wait);
  }

  #begin(id: string, held: Waiting): void {
    if (this.#running.size >= this.#options.sideBySide) {
      held.timer = setTimeout(() => this.#begin(id, held), 50);
      return;
    }
    held.timer = null;
    const run = this.#run(id, held).finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #run(id: string, held: Waiting): Promise<void> {
    held.attempts += 1;
    const outcome = await this.#options.attempt(id).catch((error: unknown) => {
      this.#options.onError(id, error);
      return "again" as const;
    });
    if (outcome === "done" && !held.wokenMeanwhile) {
      this.#held.delete(id);
      return;
    }
    if (held.wokenMeanwhile) held.attempts = 0;
    held.wokenMeanwhile = false;
    this.#plan(id);
  }
}
