// The console's front: the one process that listens. It answers the callback path itself, the one door that is open
// to strangers, and hands everything else to the process that renders pages (scripts/pages.ts), which it starts and
// keeps running. So a flood of callbacks and a heavy page each have a processor of their own, and callbacks are
// received while pages are away (docs/decisions/0011-server-entry.md).
import { watchContradictions } from "@/lib/callbacks/server/contradictions";
import { createReceiver } from "@/lib/callbacks/server/receiver";
import { announce } from "@/lib/live/server/announce";
import { closeDatabase, receivers } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
import { log } from "@/lib/platform/server/log";
import { reportFault } from "./runtime/report-fault";
import { drain } from "./serve/drain";
import { createForwarder } from "./serve/forward";
import { createFrontServer } from "./serve/front-server";
import { keepPagesRunning } from "./serve/pages-process";

const { HOST, PORT } = env();

const pages = keepPagesRunning();
const forward = createForwarder({ socketPath: pages.socketPath, up: pages.up });
const contradictions = watchContradictions(receivers(), (id) => announce({ kind: "transaction", id }));
const receive = createReceiver({
  pool: receivers(),
  onAwaited: pages.wake,
  onStored: (stored, delivery) => {
    announce({ kind: "transaction", id: stored.transactionId });
    contradictions.look(stored, delivery);
  },
});

const server = createFrontServer(receive, forward);

let stopping = false;
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ reason }, "stopping");
  pages.announceDraining();
  await drain(server);
  await Promise.all([receive.stop(), contradictions.stop(), pages.stop()]);
  await Promise.all([forward.close(), closeDatabase()]);
  process.exit();
}
process.on("SIGTERM", () => stop("SIGTERM"));
process.on("SIGINT", () => stop("SIGINT"));
// The supervisor is gone without a word: without it nothing would ever stop this process.
process.on("disconnect", () => stop("supervisor gone"));

// Callbacks are received from here on, whether pages can be shown yet or not.
server.listen(PORT, HOST, () => {
  pages.ready.then(
    () => {
      process.stdout.write(`${JSON.stringify({ ready: true, port: PORT })}\n`);
      process.send?.({ ready: true, port: PORT });
    },
    (error: unknown) => {
      reportFault(error);
      void stop("the pages could not be started");
    },
  );
});
