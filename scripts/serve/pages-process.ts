import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/platform/server/log";
import { metricsOfThisProcess } from "@/lib/platform/server/metrics";
import { type Child, startChild } from "../start/child";
import type { ToFront, ToPages } from "./messages";

export type PagesProcess = {
  /** Where it answers HTTP: a socket in a folder that no other user may enter. */
  socketPath: string;
  /** Resolves when it was started for the first time. @throws Fault with its last words when it could not be */
  ready: Promise<void>;
  /** Resolves as soon as it can be asked for pages: at once, unless it is away. */
  up(): Promise<void>;
  /** A delivery was stored for this transaction (row id) that waits for its result. */
  wake(transactionId: string): void;
  /** Its streams end, so that connections can be drained. */
  announceDraining(): void;
  /** It ends, and is not started again. */
  stop(): Promise<void>;
};

/** Requests under way end within the grace of `drain`, then what is fetching results. */
const STOPS_WITHIN_MS = 12_000;
/** Between its end and its next start; longer each time it does not last. */
const PAUSES_MS = [200, 1_000, 5_000, 15_000];
const LASTED_MS = 60_000;

/**
 * Keeps the process running that renders pages and fetches results. It is apart from callbacks so that neither waits
 * for the other's processor, and so that callbacks go on whatever becomes of it: it is started again for as long as
 * this process runs. What is told to it while it is away is lost and does no harm: when it starts, it looks for what
 * was left.
 */
export function keepPagesRunning(): PagesProcess {
  const folder = mkdtempSync(join(tmpdir(), "console-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const socketPath = join(folder, "pages.sock");
  const stopping = new AbortController();
  let current: Child | undefined;
  let up = Promise.withResolvers<void>();
  const tell = (message: ToPages) => current?.send(message);
  const start = async (): Promise<Child> => {
    const child = await startChild({
      name: "pages' process",
      program: "scripts/pages.ts",
      environment: { CONSOLE_PAGES_SOCKET: socketPath },
      // As this process was started itself.
      words: process.execArgv,
      onMessage: (message) => {
        if ((message as ToFront).wants === "metrics") tellMetrics(tell);
      },
    });
    current = child;
    up.resolve();
    void child.ended.then(() => {
      up = Promise.withResolvers<void>();
    });
    return child;
  };
  const first = start();
  void first.then((child) => follow(child, start, stopping.signal)).catch(() => {});
  return {
    socketPath,
    ready: first.then(() => {}),
    up: () => up.promise,
    wake: gathered((awaited) => tell({ awaited })),
    announceDraining: () => tell({ draining: true }),
    async stop() {
      stopping.abort();
      await current?.stop(STOPS_WITHIN_MS);
    },
  };
}

async function follow(first: Child, start: () => Promise<Child>, stopping: AbortSignal): Promise<void> {
  let startedAt = performance.now();
  let failures = 0;
  for (let how = await first.ended; !stopping.aborted; ) {
    if (performance.now() - startedAt > LASTED_MS) failures = 0;
    log.error({ how, failures }, "the pages' process ended and is started again");
    await wait(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]);
    failures += 1;
    startedAt = performance.now();
    if (!stopping.aborted) how = await start().then(({ ended }) => ended, String);
  }
}

function tellMetrics(tell: (message: ToPages) => void): void {
  void metricsOfThisProcess().then((metrics) => tell({ metrics }));
}

/** What comes within one turn of the event loop is told in one message, each id once. */
function gathered(tell: (ids: string[]) => void): (id: string) => void {
  const waiting = new Set<string>();
  return (id) => {
    if (waiting.size === 0) {
      setImmediate(() => {
        const ids = [...waiting];
        waiting.clear();
        tell(ids);
      });
    }
    waiting.add(id);
  };
}
