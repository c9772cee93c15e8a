import type { IncomingMessage } from "node:http";
import { MOST_BYTES } from "./admit";
import { ReaderGone } from "./reader-gone";

/** What is on its way to us may take so much memory. */
export const BODIES_ALTOGETHER = 16 * 1024 * 1024;

export class TooLarge extends Error {}

export function announcesBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/**
 * Collects bodies before anybody is asked: no form says more than a packet or two, and who sends slowly keeps nobody
 * waiting. Node ends the connection of one that takes longer than a request may; when all that has come of unfinished
 * ones is too much, the one that began first is cut, which is nobody's who sends at the pace of a network.
 * @returns collects one body. @throws TooLarge when it is, announced or not; ReaderGone when it breaks off
 */
export function createBodies(mostAltogether: number) {
  /** In the order in which they began. */
  const unfinished = new Set<IncomingMessage>();
  let held = 0;

  async function read(req: IncomingMessage, pieces: Buffer[]): Promise<void> {
    if (Number(req.headers["content-length"] ?? 0) > MOST_BYTES) throw new TooLarge();
    let bytes = 0;
    // Of one that is too large the rest may still have to go by, so that its sender hears the answer.
    for await (const piece of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += piece.length;
      held += piece.length;
      pieces.push(piece);
      if (bytes > MOST_BYTES) throw new TooLarge();
      if (held > mostAltogether) cutOldest();
    }
  }

  function cutOldest(): void {
    const [oldest] = unfinished;
    oldest?.destroy();
  }

  return async (req: IncomingMessage): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    unfinished.add(req);
    try {
      await read(req, pieces);
    } catch (error) {
      throw error instanceof TooLarge ? error : new ReaderGone();
    } finally {
      unfinished.delete(req);
      for (const { length } of pieces) held -= length;
    }
    return Buffer.concat(pieces);
  };
}
