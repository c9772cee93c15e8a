import "server-only";
import { timingSafeEqual } from "node:crypto";
import type { Pool } from "pg";
import { type Delivery, type DeliveryKind, isProbe } from "@/lib/callbacks/server/delivery";
import { ADD_TO_TALLY, type StoredDelivery } from "@/lib/callbacks/server/store-deliveries";

/** What is known of a transaction of which enough has been kept. */
type Full = {
  transactionId: string;
  expectedToken: Buffer | null;
  kinds: Set<DeliveryKind>;
  /** Counted here and not yet in the database. */
  more: Record<DeliveryKind, number>;
  lastWrongAt: Date | null;
};

export type Overflow = {
  /** Remembers that no more of this kind are kept for this callback's transaction. */
  learn(callbackId: string, stored: StoredDelivery): void;
  /** Counts a delivery of which enough are kept and says what it was; undefined when the database must see it. */
  absorb(delivery: Delivery): DeliveryKind | undefined;
  /** Brings what was counted to the database. What could not be brought stays for the next time. */
  flush(): Promise<void>;
};

/** More are not remembered, and cost a statement each: whoever floods so many addresses knows them all. */
const MOST_REMEMBERED = 10_000;

const FLUSH = `INSERT INTO callback_tally AS tally (transaction_id, seen_right, seen_wrong, seen_probes, last_wrong_at)
SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::timestamptz[])
  AS more (transaction_id, seen_right, seen_wrong, seen_probes, last_wrong_at)
${ADD_TO_TALLY}`;

/**
 * Counts in memory what would only be counted anyway: a flood at one known address costs the database one small
 * statement now and then. A bound that was reached stays reached, so what is remembered cannot become wrong.
 */
export function createOverflow(pool: Pool, now: () => Date = () => new Date()): Overflow {
  const remembered = new Map<string, Full>();

  async function flush(): Promise<void> {
    const entries = [...remembered].filter(([callbackId, full]) => {
      const quiet = total(full) === 0;
      // Nothing since the last time: its next one may ask the database again.
      if (quiet) remembered.delete(callbackId);
      return !quiet;
    });
    if (entries.length === 0) return;
    const taken = entries.map(([, full]) => ({ full, ...full, more: take(full) }));
    const column = (kind: DeliveryKind) => taken.map(({ more }) => more[kind]);
    const ids = taken.map(({ transactionId }) => transactionId);
    const times = taken.map(({ lastWrongAt }) => lastWrongAt);
    try {
      const values = [ids, column("right"), column("wrong"), column("probe"), times];
      await pool.query({ name: "add-to-tallies", text: FLUSH, values });
    } catch (error) {
      for (const { full, more } of taken) giveBack(full, more);
      throw error;
    }
  }

  return {
    learn(callbackId, { transactionId, expectedToken, kind }) {
      const known = remembered.get(callbackId);
      if (known) known.kinds.add(kind);
      else if (remembered.size < MOST_REMEMBERED) {
        const more = { right: 0, wrong: 0, probe: 0 };
        const kinds = new Set([kind]);
        remembered.set(callbackId, { transactionId, expectedToken, kinds, more, lastWrongAt: null });
      }
    },
    absorb(delivery) {
      const full = remembered.get(delivery.callbackId);
      if (!full) return undefined;
      const kind = kindOf(delivery, full.expectedToken);
      if (!full.kinds.has(kind)) return undefined;
      full.more[kind] += 1;
      if (kind === "wrong") full.lastWrongAt = now();
      return kind;
    },
    flush,
  };
}

/** As the statement that stores decides it. */
function kindOf(delivery: Delivery, expected: Buffer | null): DeliveryKind {
  const { tokenHash } = delivery;
  if (tokenHash && expected?.length === tokenHash.length && timingSafeEqual(tokenHash, expected))
    return "right";
  return isProbe(delivery) ? "probe" : "wrong";
}

const total = ({ more }: Full) => more.right + more.wrong + more.probe;

function take(full: Full): Full["more"] {
  const { more } = full;
  full.more = { right: 0, wrong: 0, probe: 0 };
  return more;
}

function giveBack(full: Full, more: Full["more"]): void {
  for (const kind of ["right", "wrong", "probe"] as const) full.more[kind] += more[kind];
}
