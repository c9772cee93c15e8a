// A program of its own, so that callbacks go on arriving whatever becomes of the console, of PostgreSQL and of the
// harness while it restarts them. It remembers every callback that was acknowledged, by a field that no other has.
import { Agent, get } from "node:http";

export type Order =
  | { begin: { origin: string; paths: string[]; perSecond: number; label: string } }
  /** Answers with `acknowledged` once a callback that was sent after this order is acknowledged. */
  | { watch: true }
  | { end: true };

export type Report = {
  sent: number;
  /** Numbers of the acknowledged ones: `mark` was the label and the number, the path the one at number % paths. */
  acknowledged: number[];
  refused: number;
  broken: number;
  /** What no answer may be: another status than 2xx and 503, or a 503 that does not say when to come back. */
  wrong: Record<string, number>;
  slowestMs: number;
};

export type News = { acknowledged: true } | { report: Report };

const MOST_UNDER_WAY = 256;
const PATIENCE_MS = 20_000;
const TICK_MS = 5;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const tell = (news: News) => process.send?.(news);

let report: Report;
let underWay = 0;
let timer: NodeJS.Timeout | undefined;
let watchedFrom = Number.POSITIVE_INFINITY;

function begin({ origin, paths, perSecond, label }: Extract<Order, { begin: unknown }>["begin"]): void {
  report = { sent: 0, acknowledged: [], refused: 0, broken: 0, wrong: {}, slowestMs: 0 };
  watchedFrom = Number.POSITIVE_INFINITY;
  const since = performance.now();
  timer = setInterval(() => {
    const due = ((performance.now() - since) * perSecond) / 1_000;
    for (; report.sent < due && underWay < MOST_UNDER_WAY; report.sent += 1) {
      const path = paths[report.sent % paths.length];
      if (path !== undefined) send(`${origin}${path}&mark=${label}-${report.sent}`, report.sent);
    }
  }, TICK_MS);
}

function send(url: string, number: number): void {
  underWay += 1;
  const startedAt = performance.now();
  const req = get(url, { agent, timeout: PATIENCE_MS }, (res) => {
    note(number, startedAt, res.statusCode ?? 0, res.headers["retry-after"]);
    res.resume();
  });
  req.on("timeout", () => req.destroy(new Error("no answer in time")));
  req.on("error", () => {
    report.broken += 1;
  });
  req.on("close", () => {
    underWay -= 1;
  });
}

function note(number: number, startedAt: number, status: number, retryAfter: string | undefined): void {
  report.slowestMs = Math.max(report.slowestMs, performance.now() - startedAt);
  if (status >= 200 && status < 300) {
    report.acknowledged.push(number);
    if (startedAt < watchedFrom) return;
    watchedFrom = Number.POSITIVE_INFINITY;
    tell({ acknowledged: true });
  } else if (status === 503 && retryAfter !== undefined) report.refused += 1;
  else {
    const name = status === 503 ? "503 without Retry-After" : String(status);
    report.wrong[name] = (report.wrong[name] ?? 0) + 1;
  }
}

async function end(): Promise<void> {
  clearInterval(timer);
  while (underWay > 0) await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  tell({ report });
}

process.on("message", (order: Order) => {
  if ("begin" in order) begin(order.begin);
  else if ("watch" in order) watchedFrom = performance.now();
  else void end();
});
process.on("disconnect", () => process.exit());
