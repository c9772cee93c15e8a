import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Brake } from "@/lib/callbacks/server/brake";
import { countEvent } from "@/lib/platform/server/metrics";

/** `unknown`: it names no transaction. `counted`: so many had come before that it was not kept. */
export type Acknowledged = "stored" | "counted" | "unknown";

const RETRY_AFTER_SECONDS = "5";

export function acknowledge(req: IncomingMessage, res: ServerResponse, outcome: Acknowledged): void {
  countEvent("console_callbacks_total", { outcome });
  answer(req, res, 204, { "cache-control": "no-store" });
}

/** The same answer, later when there is much junk; when too much waits already, the connection ends with it. */
export function acknowledgeJunk(
  req: IncomingMessage,
  res: ServerResponse,
  outcome: Acknowledged,
  brake: Brake,
): void {
  if (brake.hold(() => acknowledge(req, res, outcome))) return;
  res.shouldKeepAlive = false;
  acknowledge(req, res, outcome);
}

export function refuseMethod(req: IncomingMessage, res: ServerResponse): void {
  countEvent("console_callbacks_total", { outcome: "method" });
  answer(req, res, 405, { allow: "GET, HEAD", "content-length": "0" });
}

export function refuseForNow(req: IncomingMessage, res: ServerResponse): void {
  countEvent("console_callbacks_total", { outcome: "refused" });
  answer(req, res, 503, { "retry-after": RETRY_AFTER_SECONDS, "content-length": "0" });
}

function answer(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  headers: Record<string, string>,
): void {
  // A body that is still on its way will not be waited for: the connection ends with the answer.
  if (!req.complete && announcesBody(req)) res.shouldKeepAlive = false;
  res.writeHead(status, headers).end();
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}
