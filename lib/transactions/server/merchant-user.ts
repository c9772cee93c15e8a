import "server-only";
import { createHmac } from "node:crypto";
import { consoleKey } from "@/lib/platform/server/console-key";

/**
 * The keyed hash that stands for a MerchantUserId, in hex. The same user has the same hash in this console and
 * another elsewhere; without the key nobody can try out telephone numbers.
 */
export async function hashMerchantUserId(raw: string): Promise<string> {
  return createHmac("sha256", await consoleKey("merchant-user-id"))
    .update(raw, "utf8")
    .digest("hex");
}

/** By which a MetaInfo is recognised when it is sent again. Keyed, because it tells of a device. */
export async function hashMetaInfo(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const digest = createHmac("sha256", await consoleKey("meta-info"))
    .update(text, "utf8")
    .digest();
  return new Uint8Array(digest);
}
