import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { createForwarder, type Forwarder, type ForwarderLimits } from "../forward.ts";

type Answer = Parameters<typeof createServer>[1];
type Got = { status: number; headers: IncomingHttpHeaders; raw: string[]; body: string };

export const LIMITS = {
  aheadOnConnection: 3,
  perAddress: 6,
  altogether: 100,
  sideBySide: 64,
  bodies: 300_000,
  stalls: { altogether: 100, progressWithin: 60_000 },
} satisfies ForwarderLimits;

let folder: string;
let up: Promise<void>;
let forward: Forwarder;
let front: Server;
let pages: Server | undefined;

const listening = (server: Server, at: string | number) =>
  new Promise<void>((resolve) => {
    if (typeof at === "string") server.listen(at, resolve);
    else server.listen(at, "127.0.0.1", resolve);
  });

/** For each test of a file: a front that listens, and as yet nobody behind it. */
export function forwardEachTest(limits: Partial<ForwarderLimits> = {}): void {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "forward-"));
    up = Promise.resolve();
    forward = createForwarder({
      socketPath: join(folder, "s"),
      up: () => up,
      patienceMs: 300,
      limits: { ...LIMITS, ...limits },
    });
    front = createServer((req, res) => void forward(req, res));
    await listening(front, 0);
  });

  afterEach(async () => {
    front.closeAllConnections();
    pages?.closeAllConnections();
    front.close();
    pages?.close();
    pages = undefined;
    await forward.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** The process of the pages is being started until then. */
export function awayUntil(started: Promise<void>): void {
  up = started;
}

/** The process of the pages is there, and answers like this. */
export async function answerWith(answer: Answer): Promise<void> {
  pages = createServer(answer);
  await listening(pages, join(folder, "s"));
}

export const port = () => (front.address() as AddressInfo).port;

export function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const { body, ...rest } = options;
  return new Promise<Got>((resolve, reject) => {
    const req = request({ port: port(), path, ...rest }, (res) => {
      let text = "";
      res.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
      });
      res.on("end", () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, raw: res.rawHeaders, body: text }),
      );
      res.on("error", reject);
    });
    req.on("error", reject);
    req.end(body);
  });
}
