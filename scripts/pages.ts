// The process behind the front (scripts/serve.ts): it renders the pages and runs the schedule that fetches results.
// It listens on a socket in the file system that only the front uses, and ends when the front is gone.
import { rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { lookingEarly } from "@/lib/auth/server/early-look";
import { closeConnections } from "@/lib/cloudauth/server/connections";
import { LAB_WORK } from "@/lib/lab/server/lab-work";
import { stopLive } from "@/lib/live/server/live";
import { PAIRING_WORK } from "@/lib/pairing/server/end-pairing";
import { closeDatabase } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
import { log } from "@/lib/platform/server/log";
import { startHarvester } from "@/lib/results/server/harvester";
import { RETENTION_WORK } from "@/lib/retention/server/apply-retention";
import { applyBuiltConfig } from "./serve/built-config";
import { drain } from "./serve/drain";
import { askFrontForMetrics } from "./serve/front-metrics";
import { gatherWrites } from "./serve/gather-writes";
import { putConsoleInLog } from "./serve/library-words";
import type { ToPages } from "./serve/messages";
import { setSecurityHeaders } from "./serve/security-headers";
import { answerShortly } from "./serve/shortcuts";
import { turnAwayStranger } from "./serve/turn-away";

const { HOST, PORT, CONSOLE_PUBLIC_URL } = env();
const socketPath = process.env.CONSOLE_PAGES_SOCKET ?? "";
const https = CONSOLE_PUBLIC_URL.startsWith("https:");

putConsoleInLog();
applyBuiltConfig();
const app = next({ dev: false, dir: process.cwd(), hostname: HOST, port: PORT });
await app.prepare();
const answerPage = app.getRequestHandler();
const harvester = startHarvester([RETENTION_WORK, PAIRING_WORK, LAB_WORK]);
const frontMetrics = askFrontForMetrics();

const server = createServer({ maxHeaderSize: 32_768 }, (req, res) => {
  setSecurityHeaders(req, res, https);
  gatherWrites(res);
  answer(req, res).catch((error: unknown) => {
    log.error({ err: error }, "page failed");
    if (!res.headersSent) res.writeHead(500, { "content-length": 0 });
    res.end();
  });
});

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if ((await turnAwayStranger(req, res)) || (await answerShortly(req, res))) return;
  const { url, headers } = req;
  if (url?.startsWith("/_next/static/")) await answerPage(req, res);
  else await lookingEarly(headers.cookie, () => answerPage(req, res));
}

let stopping = false;
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ reason }, "pages stopping");
  stopLive();
  await drain(server);
  await harvester.stop();
  await Promise.all([closeConnections(), closeDatabase()]);
  process.exit(0);
}
process.on("SIGTERM", () => stop("SIGTERM"));
// Ctrl-C reaches every process of a terminal. The front says when its last request is answered.
process.on("SIGINT", () => {});
process.on("disconnect", () => stop("front gone"));
process.on("message", (message: ToPages) => {
  if ("awaited" in message) for (const id of message.awaited) harvester.wake(id);
  else if ("draining" in message) stopLive();
  else frontMetrics.take(message.metrics);
});

// One that was killed leaves its socket behind.
rmSync(socketPath, { force: true });
server.listen(socketPath, () => process.send?.({ ready: true }));
