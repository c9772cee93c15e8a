import "server-only";

export type LineOptions = {
  /** More do not stand in line at once: under a flood the reconciling job serves the rest. */
  capacity: number;
  /** So many are served side by side. */
  sideBySide: number;
  serve(id: string): Promise<unknown>;
  onError(id: string, error: unknown): void;
};

/**
 * Those that are to be looked at now, first come first served, each by one look at a time. Who is in line already is
 * not lined up twice; news about one that is being served line it up again.
 */
export class Line {
  readonly #options: LineOptions;
  readonly #waiting = new Set<string>();
  readonly #served = new Map<string, Promise<void>>();
  #stopped = false;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  join(id: string): void {
    if (this.#stopped || this.#waiting.size >= this.#options.capacity) return;
    this.#waiting.add(id);
    this.#next();
  }

  /** Sends away who waits, and resolves when those being served are done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    await Promise.all(this.#served.values());
  }

  #next(): void {
    for (const id of this.#waiting) {
      if (this.#served.size >= this.#options.sideBySide) return;
      if (this.#served.has(id)) continue;
      this.#waiting.delete(id);
      // Taken before it begins: what happens in it may be news about itself.
      this.#served.set(id, Promise.resolve());
      this.#served.set(id, this.#serve(id));
    }
  }

  async #serve(id: string): Promise<void> {
    try {
      await this.#options.serve(id);
    } catch (error) {
      this.#options.onError(id, error);
    }
    this.#served.delete(id);
    this.#next();
  }
}
