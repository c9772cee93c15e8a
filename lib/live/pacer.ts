export type Pacer = {
  /** Something has come: `run` follows soon, once for all that comes until then. */
  poke(): void;
  /** Nothing runs any more, except what has begun. */
  stop(): void;
};

export type PacerOptions = {
  /** Must not throw. While its promise is open, it is not called again. */
  run(): void | Promise<void>;
  /** Milliseconds from the first poke after a quiet time to the run: what comes together goes together. */
  leadMs: number;
  /** Least milliseconds from the end of a run, that took so long, to the next. */
  gapMs(tookMs: number): number;
};

/** Turns any number of pokes into few runs: soon after a quiet time, spaced under load, never two at a time. */
export function createPacer({ run, leadMs, gapMs }: PacerOptions): Pacer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = { running: false, poked: false, stopped: false };
  let earliest = Number.NEGATIVE_INFINITY;

  function poke(): void {
    now.poked = true;
    if (now.running || now.stopped || timer !== undefined) return;
    timer = setTimeout(go, Math.max(leadMs, earliest - performance.now()));
  }

  async function go(): Promise<void> {
    timer = undefined;
    Object.assign(now, { running: true, poked: false });
    const began = performance.now();
    await run();
    const ended = performance.now();
    earliest = ended + gapMs(ended - began);
    now.running = false;
    if (now.poked) poke();
  }

  return {
    poke,
    stop() {
      now.stopped = true;
      clearTimeout(timer);
    },
  };
}
