import { randomBytes } from "node:crypto";

/** Region `hk`, then 30 characters: 32 in all, the vendor's form. */
export function newTransactionId(): string {
  return `hks${randomBytes(15).toString("hex").slice(0, 29)}`;
}
