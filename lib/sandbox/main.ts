import type { Server } from "node:http";
import { whenParentLeaves } from "@/lib/sandbox/parent";
import { createSandboxServer } from "@/lib/sandbox/server";
import { BadSettings, readSettings } from "@/lib/sandbox/settings";
import { Store } from "@/lib/sandbox/state/store";

/** A callback under way may keep a connection open; longer than this nobody waits for it. */
const LAST_MOMENT = 2000;

function say(problem: string): void {
  process.stderr.write(`sandbox: ${problem}\n`);
}

/** Only kinds and codes: an error's text may quote a URL or a parameter. */
function report(error: unknown): void {
  say(error instanceof Error ? `a bug of its own: ${error.name}\n${error.stack ?? ""}` : "a bug of its own");
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function stopper(server: Server, store: Store): () => void {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), LAST_MOMENT).unref();
    server.closeIdleConnections();
    server.close(() => store.close().then(() => process.exit(0)));
  };
}

async function main(): Promise<void> {
  const { stateFolder, port, ...settings } = readSettings(process.env);
  const { store, damaged } = await Store.open({ folder: stateFolder, now: Date.now });
  if (damaged > 0)
    say(`${damaged} lines of the journal cannot be read; a copy is kept as journal.jsonl.damaged`);
  const server = createSandboxServer({ ...settings, store, report });
  const listeningOn = await listen(server, port);
  const stop = stopper(server, store);
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  whenParentLeaves(stop);
  process.stdout.write(`${JSON.stringify({ ready: true, port: listeningOn })}\n`);
}

main().catch((error: unknown) => {
  if (error instanceof BadSettings) say(error.message);
  else say(`cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
