import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { isId } from "@/lib/kernel/ids";
import { readTransaction } from "@/lib/transactions/server/read-transaction";

type Asked = Record<string, string | string[] | undefined>;

const isRowId = (named: string | string[] | undefined): named is string =>
  typeof named === "string" && isId(named);

/** The two transactions that an address names by `a` and `b`, or null when one of them is not there. */
export async function readPair(actor: Actor | null, { a, b }: Asked) {
  authorize(actor, "transaction.read");
  if (!isRowId(a) || !isRowId(b)) return null;
  const [left, right] = await Promise.all([readTransaction(a), readTransaction(b)]);
  return left && right ? { left: left.view, right: right.view, now: Date.now() } : null;
}
