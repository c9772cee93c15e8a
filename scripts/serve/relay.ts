import type { ServerResponse } from "node:http";
import type { Dispatcher } from "undici";
import { ReaderGone } from "./reader-gone";
import type { Stalls } from "./stalls";

type Controller = Dispatcher.DispatchController;

/** What speaks of one connection and not of the request (RFC 9110, 7.6.1), and what Node has answered already. */
const OF_THE_CONNECTION = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
  "expect",
]);

export const isOfTheConnection = (lowerCaseName: string): boolean => OF_THE_CONNECTION.has(lowerCaseName);

export type Relayed = {
  pool: Dispatcher;
  asked: Dispatcher.DispatchOptions;
  res: ServerResponse;
  stalls: Stalls;
  /** From here on the answer goes at the pace of its reader, or, a stream of events, at that of what happens. */
  onSlow(): void;
};

/**
 * Asks, and hands the answer on piece by piece, no faster than it is read. Resolves when all of it was handed on.
 * Written against undici's dispatch: its `stream` and a signal of its own cost a request as much again.
 * @throws ReaderGone when that happens first; what undici throws when the answer does not come or breaks off
 */
export function relay({ pool, asked, res, stalls, onSlow }: Relayed): Promise<void> {
  return new Promise((resolve, reject) => {
    let controller: Controller | undefined;
    const giveUp = () => {
      stalls.end(res);
      if (!res.writableFinished) controller?.abort(new ReaderGone());
    };
    res.once("close", giveUp);
    pool.dispatch(asked, {
      onRequestStart(started) {
        controller = started;
        if (res.destroyed) giveUp();
      },
      onResponseStart(started, status) {
        if (status < 200) return;
        if (begin(res, status, started.rawHeaders) === "stream") onSlow();
        res.on("drain", () => {
          stalls.end(res);
          started.resume();
        });
      },
      onResponseData(started, piece) {
        if (res.write(piece)) return;
        started.pause();
        stalls.begin(res, onSlow);
      },
      onResponseEnd() {
        res.end();
        if (res.writableLength > 0) stalls.begin(res, onSlow);
        resolve();
      },
      onResponseError(_, error) {
        res.off("close", giveUp);
        stalls.end(res);
        reject(error);
      },
    });
  });
}

/** @param raw names and values in turn, as bytes */
function begin(res: ServerResponse, status: number, raw: Controller["rawHeaders"]): "page" | "stream" {
  const headers: string[] = [];
  let streams = false;
  const texts = Array.isArray(raw) ? raw : [];
  for (let at = 0; at + 1 < texts.length; at += 2) {
    const [name, value] = [latin1(texts[at]), latin1(texts[at + 1])];
    const lower = name.toLowerCase();
    if (isOfTheConnection(lower)) continue;
    streams ||= lower === "content-type" && value.startsWith("text/event-stream");
    headers.push(name, value);
  }
  res.writeHead(status, headers);
  // A browser takes a stream for open when its head has come, whenever the first event may.
  if (streams) res.flushHeaders();
  return streams ? "stream" : "page";
}

const latin1 = (text: Buffer | string = "") => (typeof text === "string" ? text : text.toString("latin1"));
