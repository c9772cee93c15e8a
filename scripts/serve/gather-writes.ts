import type { ServerResponse } from "node:http";

/**
 * Next sends the head of an answer alone, then its first piece, then its end: three writes and three wake-ups of the
 * front for what is made within one turn of the event loop. Here they leave together when the turn ends.
 */
export function gatherWrites(res: ServerResponse): void {
  const flush = res.flushHeaders.bind(res);
  res.flushHeaders = () => {
    const { socket } = res;
    socket?.cork();
    setImmediate(() => {
      // Of an answer that rests before its first piece, a stream of events say, the head goes ahead.
      if (!res.writableEnded) flush();
      socket?.uncork();
    });
  };
}
