import "server-only";
import { AppError } from "@/lib/kernel/errors";

/** Far above any form of the console, far below what would hurt. */
export const LARGEST_BODY = 64 * 1024;

/** The body of a request, read no further than allowed: a length in the headers is only a claim. */
export async function readBytes(request: Request, largest = LARGEST_BODY): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > largest) tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > largest) tooLarge();
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    // Its sender went away half-way through.
    throw new AppError("bad-input", "unreadableBody", { cause });
  }
  return Buffer.concat(chunks);
}

/** The JSON body of a request. */
export async function readBody(request: Request, largest = LARGEST_BODY): Promise<unknown> {
  const bytes = await readBytes(request, largest);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("bad-input", "unreadableBody", { cause });
  }
}

function tooLarge(): never {
  throw new AppError("too-large", "tooLarge");
}
