import type { IncomingMessage } from "node:http";

/** Longest body, in bytes, that either door reads. Calls have an empty one, orders a few words. */
export const BODY_LIMIT = 16 * 1024;

/** The whole body, or null as soon as it is longer than the limit. Rejects when the connection breaks. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length > BODY_LIMIT) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
