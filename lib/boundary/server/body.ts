import "server-only";
import { AppError } from "@/lib/kernel/errors";

/** Far above any form of the console, far below what would hurt. */
export const LARGEST_BODY = 64 * 1024;

/** The JSON body of a request, read no further than allowed: a length in the headers is only a claim. */
export async function readBody(request: Request, largest = LARGEST_BODY): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > largest) tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) tooLarge();
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)));
  } catch (cause) {
    throw new AppError("bad-input", "unreadableBody", { cause });
  }
}

function tooLarge(): never {
  throw new AppError("too-large", "tooLarge");
}
