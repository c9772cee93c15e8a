import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { log } from "@/lib/platform/server/log";
import { countEvent } from "@/lib/platform/server/metrics";
import { seldom } from "@/lib/platform/server/seldom";
import { CALLBACK_PATH } from "@/lib/transactions/callback-address";

/** As Node says it when nobody else does. */
const ANSWERS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};
const COMPLAIN_EVERY_MS = 10_000;

type Unreadable = Error & { code?: string; rawPacket?: Buffer };

/**
 * Refuses what is no HTTP, as Node does by itself, and counts it: it may have been meant as a callback, which nobody
 * would miss otherwise. Bytes in a target that may not stand there are such a case. They are not read leniently: two
 * readers that disagree about where a request ends are how requests are smuggled past one of them.
 */
export function answerUnreadable(): (error: Error, socket: Duplex) => void {
  const complain = seldom(
    (reason, times) => log.warn({ reason, times }, "what should be a callback was no HTTP that can be read"),
    COMPLAIN_EVERY_MS,
  );
  return (error: Unreadable, socket) => {
    const status = ANSWERS[error.code ?? ""] ?? "400 Bad Request";
    // Who only ends a connection has asked for nothing.
    if (error.code !== "ECONNRESET") {
      const callback = error.rawPacket?.includes(` ${CALLBACK_PATH}`) ?? false;
      countEvent("console_unreadable_requests_total", {
        status: status.slice(0, 3),
        callback: String(callback),
      });
      if (callback) complain(error.code);
    }
    if (mayStillAnswer(socket)) socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    socket.destroy();
  };
}

/** An answer that has begun is not broken into. */
function mayStillAnswer(socket: Duplex & { _httpMessage?: ServerResponse | null }): boolean {
  return socket.writable && !socket._httpMessage?.headersSent;
}
