import "server-only";

export type Keeper = {
  /** Brings what is left, then stops. */
  stop(): Promise<void>;
};

export type KeeperOptions = {
  /** Run one after the other; one that fails keeps no other from its turn. */
  flushes: readonly (() => Promise<void>)[];
  everyMs: number;
  onError(error: unknown): void;
};

/** Brings counts to the database now and then: never two rounds at once, and once more at the end. */
export function keepCounts({ flushes, everyMs, onError }: KeeperOptions): Keeper {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();

  async function round(): Promise<void> {
    for (const flush of flushes) await flush().catch(onError);
  }

  function plan(): void {
    timer = setTimeout(() => {
      running = round().finally(() => {
        if (!stopped) plan();
      });
    }, everyMs);
    timer.unref();
  }
  plan();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      await round();
    },
  };
}
