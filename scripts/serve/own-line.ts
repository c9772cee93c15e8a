import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { ReaderGone } from "./reader-gone";

/** More requests wait than may. */
export class TooMany extends Error {}

/**
 * Has the requests of one connection wait for each other. HTTP/1.1 lets a client send ahead, and its answers go out in
 * order: asked side by side, all but the first would only hold what others need. No browser does it.
 * @returns resolves when the answers before this one are over. @throws TooMany, ReaderGone
 */
export function createOwnLines(mostAhead: number) {
  const waiting = new WeakMap<Socket, number>();

  function wait(res: ServerResponse): Promise<void> {
    const { socket } = res.req;
    const ahead = waiting.get(socket) ?? 0;
    if (ahead >= mostAhead) return Promise.reject(new TooMany());
    waiting.set(socket, ahead + 1);
    return new Promise<void>((resolve, reject) => {
      // Node gives an answer its socket when the one before is over.
      res.once("socket", () => {
        waiting.set(socket, (waiting.get(socket) ?? 1) - 1);
        resolve();
      });
      res.once("close", () => reject(new ReaderGone()));
    });
  }

  return async (res: ServerResponse): Promise<void> => {
    if (res.destroyed) throw new ReaderGone();
    if (!res.socket) await wait(res);
  };
}
