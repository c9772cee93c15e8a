// The console's process: one HTTP server that answers the callback path itself and gives the rest to Next.
// The callback path is the one door open to strangers; kept out of Next, a flood there costs a tenth as much
// (docs/decisions/0011-server-entry.md). The harvester that fetches results runs beside it.
import { createServer } from "node:http";
import next from "next";
import { watchContradictions } from "@/lib/callbacks/server/contradictions";
import { createReceiver } from "@/lib/callbacks/server/receiver";
import { closeConnections } from "@/lib/cloudauth/server/connections";
import { announce } from "@/lib/live/server/announce";
import { stopLive } from "@/lib/live/server/live";
import { PAIRING_WORK } from "@/lib/pairing/server/end-pairing";
import { closeDatabase, pool } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
import { log } from "@/lib/platform/server/log";
import { startHarvester } from "@/lib/results/server/harvester";
import { RETENTION_WORK } from "@/lib/retention/server/apply-retention";
import { admit } from "./serve/admit";
import { applyBuiltConfig } from "./serve/built-config";
import { drain } from "./serve/drain";
import { setSecurityHeaders } from "./serve/security-headers";

const { HOST, PORT, CONSOLE_PUBLIC_URL } = env();
const https = CONSOLE_PUBLIC_URL.startsWith("https:");

applyBuiltConfig();
const app = next({ dev: false, dir: process.cwd(), hostname: HOST, port: PORT });
await app.prepare();
const answerPage = app.getRequestHandler();
const harvester = startHarvester([RETENTION_WORK, PAIRING_WORK]);
const contradictions = watchContradictions(pool(), (id) => announce({ kind: "transaction", id }));
const receive = createReceiver({
  pool: pool(),
  onAwaited: (transactionId) => harvester.wake(transactionId),
  onStored: (stored, delivery) => {
    announce({ kind: "transaction", id: stored.transactionId });
    contradictions.look(stored, delivery);
  },
});

const server = createServer(
  {
    maxHeaderSize: 16_384,
    requestTimeout: 30_000,
    // Nothing here speaks WebSocket or h2c; who offers it is answered as if they had not, a callback above all.
    shouldUpgradeCallback: () => false,
  },
  (req, res) => {
    if (receive(req, res)) return;
    if (!admit(req, res)) return;
    setSecurityHeaders(req, res, https);
    answerPage(req, res).catch((error: unknown) => {
      log.error({ err: error }, "page failed");
      if (!res.headersSent) res.writeHead(500, { "content-length": 0 });
      res.end();
    });
  },
);

let stopping = false;
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ reason }, "stopping");
  stopLive();
  await drain(server);
  await receive.stop();
  await contradictions.stop();
  await harvester.stop();
  await Promise.all([closeConnections(), closeDatabase()]);
  process.exit(0);
}
process.on("SIGTERM", () => stop("SIGTERM"));
process.on("SIGINT", () => stop("SIGINT"));
// The supervisor is gone without a word: without it nothing would ever stop this process.
process.on("disconnect", () => stop("supervisor gone"));

server.listen(PORT, HOST, () => {
  process.stdout.write(`${JSON.stringify({ ready: true, port: PORT })}\n`);
  process.send?.({ ready: true, port: PORT });
});
