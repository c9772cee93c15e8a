const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** Ctrl-C in a terminal reaches us twice: from the terminal and from the process that started us. */
const SAME_WISH_MS = 1_000;

/** Without a pid while it is being started. */
type Part = { name: string; pid: number | undefined; stop: () => Promise<void> };

export type Shutdown = {
  /** Settles when somebody wants the console to end, with why. */
  wanted: Promise<string>;
  signal: AbortSignal;
  /** Asks for the end from inside. */
  ask(reason: string): void;
  /** Adds or replaces a part; parts are stopped in the opposite order of their first adding. */
  add(part: Part): void;
  /** Stops every part, the last added first. */
  run(): Promise<void>;
};

/** Listens for every way in which the console is told to end. */
export function prepareShutdown(): Shutdown {
  const parts = new Map<string, Part>();
  const controller = new AbortController();
  let askedAt = 0;
  const wanted = new Promise<string>((resolve) => {
    controller.signal.addEventListener("abort", () => resolve(String(controller.signal.reason)));
  });
  const ask = (reason: string) => {
    if (askedAt === 0) {
      askedAt = Date.now();
      controller.abort(reason);
    } else if (Date.now() - askedAt > SAME_WISH_MS) {
      endByForce([...parts.values()]);
    }
  };
  for (const signal of SIGNALS) process.on(signal, () => ask(signal));
  process.on("disconnect", () => ask("the program that started it is gone"));
  return {
    wanted,
    signal: controller.signal,
    ask,
    add: (part) => parts.set(part.name, part),
    async run() {
      for (const part of [...parts.values()].reverse()) await part.stop();
      parts.clear();
    },
  };
}

/** Whoever asks twice does not want to wait. */
function endByForce(parts: Part[]): never {
  for (const { pid } of parts) {
    if (pid === undefined) continue;
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  }
  process.exit(1);
}
