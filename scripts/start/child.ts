import { type ChildProcess, spawn } from "node:child_process";
import { Fault } from "../runtime/fault.ts";

const READY_WITHIN_MS = 60_000;
const KEPT_LINES = 30;

type Ready = { port?: number };

export type Child = {
  pid: number;
  /** What it said when it was ready: its port, for one. */
  ready: Ready;
  /** Settles when it has ended, with how. */
  ended: Promise<string>;
  /** Tells it something; when it has ended, nobody. */
  send(message: object): void;
  /** Asks it to end, and ends it by force when it has not within the time. */
  stop(withinMs: number): Promise<void>;
};

export type ChildOptions = {
  name: string;
  /** Path of its TypeScript file from the root. */
  program: string;
  environment: Record<string, string>;
  /** Words for Node itself; without them, what every program of the project needs. */
  words?: readonly string[];
  /**
   * Gets each line it writes, but for the one that says it is ready. Without it, it writes where this process writes,
   * and says on its channel that it is ready.
   */
  onLine?: (line: string) => void;
  /** Gets what it says on its channel to us. */
  onMessage?: (message: unknown) => void;
};

/** Words for Node with which every process of the console runs. */
export const RUNTIME = [
  "--import",
  "./scripts/runtime/resolve-hooks.mjs",
  "--enable-source-maps",
  // On a large machine Node lets three times 16 MiB of short-lived objects pile up before it looks; half is as fast here.
  "--max-semi-space-size=8",
];

/** Keeps glibc from giving each of Node's threads a heap of its own, whose pieces it seldom gives back. */
export const THRIFT = { MALLOC_ARENA_MAX: "2" };

/**
 * Starts one process of the console and waits for its word `{"ready":true,…}`. It has a channel to us, so that it
 * notices when we are gone, however we went.
 * @throws Fault with its last words when it ends or keeps silent instead
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { onLine } = options;
  const streams = onLine ? "pipe" : "inherit";
  const child = spawn(process.execPath, [...(options.words ?? RUNTIME), options.program], {
    stdio: ["ignore", streams, streams, "ipc"],
    env: { ...THRIFT, ...process.env, ...options.environment },
  });
  const ended = new Promise<string>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (status, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with status ${status}`),
    );
  });
  const { onMessage } = options;
  const stop = (withinMs: number) => stopProcess(child, ended, withinMs);
  // Until it is ready its lines are held back: if it never is, they are its last words.
  let firstWords: string[] | undefined = [];
  const ready = await new Promise<Ready | string>((resolve) => {
    const timer = setTimeout(() => resolve("did not become ready within a minute"), READY_WITHIN_MS);
    const settle = (word: Ready | string) => {
      clearTimeout(timer);
      resolve(word);
    };
    ended.then(settle);
    child.on("message", (message) => {
      if (isReady(message)) settle(message);
      else onMessage?.(message);
    });
    eachLine(child, (line) => {
      const message = readyMessage(line);
      if (message) settle(message);
      else if (firstWords) firstWords.push(line);
      else onLine?.(line);
    });
  });
  if (typeof ready === "string") {
    await stop(0);
    const words = onLine
      ? ["Its last words:", ...firstWords.slice(-KEPT_LINES)]
      : ["Its last words are above."];
    throw new Fault(`The ${options.name} ${ready}.`, ...words);
  }
  for (const line of firstWords) onLine?.(line);
  firstWords = undefined;
  // The channel may close at any time; that it did is told by the end.
  const send = (message: object) => {
    if (child.connected) child.send(message, () => {});
  };
  return { pid: child.pid ?? 0, ready, ended, send, stop };
}

function readyMessage(line: string): Ready | undefined {
  if (!line.startsWith('{"ready":true')) return undefined;
  return JSON.parse(line);
}

function isReady(message: unknown): message is Ready {
  return typeof message === "object" && message !== null && "ready" in message;
}

function eachLine(child: ChildProcess, take: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines.filter(Boolean)) take(line);
    });
  }
}

async function stopProcess(child: ChildProcess, ended: Promise<string>, withinMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), withinMs);
  await ended;
  clearTimeout(timer);
}
