import "server-only";
import type { StoredFields, StoredHeaders } from "@/lib/callbacks/fields";

/** One request to a callback address, as it is about to be stored. */
export type Delivery = {
  callbackId: string;
  method: string;
  fields: StoredFields;
  /** SHA-256 of the one token that came. */
  tokenHash: Buffer | null;
  /** Address of the sender as the socket tells it. */
  source: string | null;
  headers: StoredHeaders;
};

/** What a delivery counts as. Each kind has a bound of its own, so that none can crowd out another. */
export type DeliveryKind = "right" | "wrong" | "probe";

/** So many of a transaction are kept; what comes beyond is counted and nothing more. */
export const MOST_KEPT: Record<DeliveryKind, number> = { right: 500, wrong: 100, probe: 20 };

/** A probe has no fields: the vendor looks whether the address answers. */
export const isProbe = ({ fields }: Pick<Delivery, "fields">) => fields.pairs.length === 0;
