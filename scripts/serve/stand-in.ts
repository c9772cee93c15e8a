import type { IncomingMessage } from "node:http";
import { tokenIn } from "@/lib/auth/server/session-cookie";
import { TOO_LARGE_HEADER } from "@/lib/boundary/too-large";

/** What an action was sent that was sent nothing. */
const NOTHING = Buffer.from("[]");

/** No more of such a body is taken off the line: its sender has the answer by then, and loses the connection. */
const LET_BY = 4 * 1024 * 1024;

/**
 * In place of a body that is too large: nothing, and a header that says so. Then the very action that it was meant for
 * refuses it in words, and writes down who sent it. The rest of the body goes by
 * and is not kept: a browser only hears an answer when it could say what it had to.
 * @returns undefined for what no signed-in person's form can have sent: that is worth no more than a number
 */
export function standInFor(req: IncomingMessage): Buffer | undefined {
  const { method, headers } = req;
  const mayBeOurs = method === "POST" && headers["next-action"] !== undefined;
  if (!mayBeOurs || tokenIn(headers.cookie) === undefined) return undefined;
  headers["content-type"] = "text/plain;charset=UTF-8";
  headers["content-length"] = String(NOTHING.length);
  headers[TOO_LARGE_HEADER] = "1";
  letGoBy(req);
  return NOTHING;
}

function letGoBy(req: IncomingMessage): void {
  let bytes = 0;
  req.on("data", (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > LET_BY) req.pause();
  });
  // One that breaks off was refused all the same.
  req.on("error", () => {});
}
