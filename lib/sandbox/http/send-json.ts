import type { ServerResponse } from "node:http";
import type { Answer } from "@/lib/sandbox/gateway/answer";

/** Sends a JSON answer; `last` also ends the connection, for when the request was not read to its end. */
export function sendJson(response: ServerResponse, { status, body }: Answer, last = false): void {
  const bytes = Buffer.from(JSON.stringify(body));
  const requestId = body.RequestId;
  response.writeHead(status, {
    "content-type": "application/json;charset=utf-8",
    "content-length": bytes.length,
    "cache-control": "no-store",
    ...(typeof requestId === "string" ? { "x-acs-request-id": requestId } : {}),
    ...(last ? { connection: "close" } : {}),
  });
  response.end(bytes);
}
