// The process that sends callbacks for bench/load/callback-load.ts. It says hello, gets one order, reports and ends.

import type { CallbackOrder, CallbackReport } from "./callback-load.ts";
import { type ExactSocket, openExactSocket } from "./exact-socket.ts";

process.once("message", (order) => {
  run(order as CallbackOrder).then(
    (report) => process.send?.(report, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once("disconnect", () => process.exit(0));
process.send?.("ready");

async function run(order: CallbackOrder): Promise<CallbackReport> {
  const { port, connections } = order;
  const requests = order.paths.map((path) =>
    Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: bench\r\n\r\n`),
  );
  const sockets = await Promise.all(Array.from({ length: connections }, () => openExactSocket(port)));
  const tally: Tally = { sent: 0, answered: 0, bad: {}, times: [] };
  const next = inTurn(requests);
  const begun = performance.now();
  if (order.perSecond === undefined) await closed(sockets, next, tally, begun + order.seconds * 1_000);
  else await open(sockets, next, tally, order.perSecond, order.seconds);
  const seconds = (performance.now() - begun) / 1_000;
  for (const socket of sockets) socket.end();
  return { ...tally, seconds };
}

type Tally = Omit<CallbackReport, "seconds">;

function inTurn(requests: readonly Buffer[]): () => Buffer {
  let at = 0;
  return () => {
    const request = requests[at % requests.length];
    at += 1;
    if (!request) throw new RangeError("There is no callback to send.");
    return request;
  };
}

function count(tally: Tally, status: number, milliseconds: number): void {
  if (status >= 200 && status < 300) {
    tally.answered += 1;
    tally.times.push(milliseconds);
  } else tally.bad[status] = (tally.bad[status] ?? 0) + 1;
}

/** Every connection sends its next as soon as it has its answer, and waits for its last one at the end. */
function closed(sockets: ExactSocket[], next: () => Buffer, tally: Tally, until: number): Promise<unknown> {
  const loop = (socket: ExactSocket) =>
    new Promise<void>((resolve) => {
      const step = (since: number) => {
        if (since >= until) return resolve();
        tally.sent += 1;
        socket.send(next(), (status) => {
          const now = performance.now();
          count(tally, status, now - since);
          if (status === 0) resolve();
          else step(now);
        });
      };
      step(performance.now());
    });
  return Promise.all(sockets.map(loop));
}

/** So many a second whatever the answers do, each timed from when it was due; all that are due wait for a connection. */
async function open(
  sockets: ExactSocket[],
  next: () => Buffer,
  tally: Tally,
  perSecond: number,
  seconds: number,
): Promise<void> {
  const free = [...sockets];
  const due: number[] = [];
  const total = Math.round(perSecond * seconds);
  const all = Promise.withResolvers<void>();
  let settled = 0;
  const sendDue = () => {
    while (due.length > 0) {
      const socket = free.pop();
      if (!socket) return;
      const since = due.shift() ?? 0;
      tally.sent += 1;
      socket.send(next(), (status) => {
        count(tally, status, performance.now() - since);
        settled += 1;
        if (status !== 0) free.push(socket);
        if (settled === total || (free.length === 0 && status === 0)) all.resolve();
        sendDue();
      });
    }
  };
  const begin = performance.now();
  for (let index = 0; index < total; index += 1) {
    const at = begin + (index * 1_000) / perSecond;
    const early = at - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    due.push(at);
    sendDue();
  }
  await all.promise;
}
