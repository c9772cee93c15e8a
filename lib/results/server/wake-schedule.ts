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

/** `timer` while it waits for its time; neither timer nor `running` while it stands in line. */
type Held = { timer: NodeJS.Timeout | null; running: boolean; attempts: number; wokenMeanwhile: boolean };

/**
 * A bounded list of things to look at soon and a few times again, each by one attempt at a time. What is due stands
 * in line and is served in that order as places become free: standing there costs nothing, and nobody is passed over.
 */
export class WakeSchedule {
  readonly #options: WakeScheduleOptions;
  readonly #held = new Map<string, Held>();
  /** Ids whose time has come, first come first. */
  readonly #due = new Set<string>();
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
      const added = { timer: null, running: false, attempts: 0, wokenMeanwhile: false };
      this.#held.set(id, added);
      this.#plan(id, added);
    } else if (held.running) {
      held.wokenMeanwhile = true;
    } else if (held.attempts > 0) {
      held.attempts = 0;
      if (held.timer !== null) this.#plan(id, held);
    }
  }

  /** Forgets what is planned and resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { timer } of this.#held.values()) if (timer) clearTimeout(timer);
    this.#held.clear();
    this.#due.clear();
    await Promise.all(this.#running);
  }

  #plan(id: string, held: Held): void {
    if (held.timer) clearTimeout(held.timer);
    const wait = this.#options.waits[held.attempts];
    if (wait === undefined || this.#stopped) {
      this.#held.delete(id);
      return;
    }
    held.timer = setTimeout(() => {
      held.timer = null;
      this.#due.add(id);
      this.#serve();
    }, wait);
  }

  #serve(): void {
    for (const id of this.#due) {
      if (this.#running.size >= this.#options.sideBySide) return;
      this.#due.delete(id);
      const held = this.#held.get(id);
      if (held) this.#begin(id, held);
    }
  }

  #begin(id: string, held: Held): void {
    held.running = true;
    const run = this.#run(id, held).finally(() => {
      this.#running.delete(run);
      this.#serve();
    });
    this.#running.add(run);
  }

  async #run(id: string, held: Held): Promise<void> {
    held.attempts += 1;
    const outcome = await this.#options.attempt(id).catch((error: unknown) => {
      this.#options.onError(id, error);
      return "again" as const;
    });
    held.running = false;
    if (outcome === "done" && !held.wokenMeanwhile) {
      this.#held.delete(id);
      return;
    }
    if (held.wokenMeanwhile) held.attempts = 0;
    held.wokenMeanwhile = false;
    this.#plan(id, held);
  }
}
