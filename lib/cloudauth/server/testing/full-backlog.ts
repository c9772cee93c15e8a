import { connect, type Socket } from "node:net";
import { Worker } from "node:worker_threads";

/** Listens with the shortest queue and falls asleep at once, so that nobody is ever let in. */
const SLEEPER = `
  const { parentPort } = require("node:worker_threads");
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
  });
`;

/** Linux queues one connection more than the backlog says, and leaves later ones without an answer. */
const QUEUED = 2;

/** An address of this machine at which connecting never comes to an end: the queue of the listener is full. */
export async function fullBacklog(): Promise<{ origin: string; close: () => Promise<void> }> {
  const worker = new Worker(SLEEPER, { eval: true });
  const port = await new Promise<number>((resolve) => worker.once("message", resolve));
  const queue: Socket[] = [];
  for (let place = 0; place < QUEUED; place++) {
    await new Promise<void>((resolve) => {
      queue.push(connect(port, "127.0.0.1", resolve).on("error", () => {}));
    });
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      for (const socket of queue) socket.destroy();
      await worker.terminate();
    },
  };
}
