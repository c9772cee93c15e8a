import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "@/lib/sandbox/gateway/answer";
import { sendJson } from "@/lib/sandbox/http/send-json";
import type { WireFault } from "@/lib/sandbox/scripts/schema";

const PAGE = "<!doctype html><html><head><title>Error</title></head><body><h1>Error</h1></body></html>\n";
const TRICKLE_MS = 200;
/** More than any answer of the service could have. */
const HUGE_BYTES = 64 * 1024 * 1024;

function gone(response: ServerResponse): boolean {
  return response.destroyed || response.writableEnded;
}

function jsonHead(response: ServerResponse, status: number, length: number): void {
  response.writeHead(status, { "content-type": "application/json;charset=utf-8", "content-length": length });
}

async function trickle(response: ServerResponse, { status, body }: Answer): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(body));
  jsonHead(response, status, bytes.length);
  // The last byte never comes.
  for (let at = 0; !gone(response); at = Math.min(at + 1, bytes.length - 2)) {
    if (at < bytes.length - 2) response.write(bytes.subarray(at, at + 1));
    await pause(TRICKLE_MS);
  }
}

function* manyBytes() {
  const spaces = Buffer.alloc(64 * 1024, " ");
  for (let left = HUGE_BYTES; left > 0; left -= spaces.length) yield spaces;
}

function huge(response: ServerResponse, { status }: Answer): Promise<void> {
  jsonHead(response, status, HUGE_BYTES);
  // Whoever stops reading has read enough.
  return pipeline(manyBytes, response).catch(() => undefined);
}

const SPOILED: Record<WireFault, (response: ServerResponse, answer: Answer) => void | Promise<void>> = {
  html(response, { status }) {
    response.writeHead(status, { "content-type": "text/html;charset=utf-8" }).end(PAGE);
  },
  empty(response, { status }) {
    response.writeHead(status, { "content-length": 0 }).end();
  },
  truncated(response, { status, body }) {
    const bytes = Buffer.from(JSON.stringify(body));
    const half = bytes.subarray(0, Math.floor(bytes.length / 2));
    jsonHead(response, status, half.length);
    response.end(half);
  },
  "broken-off"(response, { status, body }) {
    const bytes = Buffer.from(JSON.stringify(body));
    jsonHead(response, status, bytes.length);
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
  },
  dropped(response) {
    response.destroy();
  },
  silent() {
    // The caller's patience ends it, or the server's stop.
  },
  trickle,
  huge,
};

/** Sends an answer, late and spoiled where a script ordered it. `after` runs once it has gone out or was lost. */
export async function sendAnswer(response: ServerResponse, answer: Answer): Promise<void> {
  const { delayMs = 0, wire, date, after } = answer;
  // A caller that has left already closes nothing any more.
  if (after && response.destroyed) after();
  else if (after) response.once("close", after);
  if (delayMs > 0) await pause(delayMs);
  if (response.destroyed) return;
  if (date !== undefined) response.setHeader("date", new Date(date).toUTCString());
  if (wire) await SPOILED[wire](response, answer);
  else sendJson(response, answer);
}
