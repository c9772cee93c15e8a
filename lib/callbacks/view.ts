import type { StoredFields, StoredHeaders } from "@/lib/callbacks/fields";
import type { DeliveryVerdict } from "@/lib/callbacks/verdict";

/** A stored delivery with its verdict; the token's value is its hash. Times are ISO strings. */
export type DeliveryView = {
  id: string;
  /** 1 for the first delivery of its transaction. */
  number: number;
  receivedAt: string;
  method: string;
  fields: StoredFields;
  /** Address of the sender, null where it was not kept. */
  source: string | null;
  headers: StoredHeaders;
  /** What it said was erased since; that it came is all that is left. */
  erased: boolean;
  verdict: DeliveryVerdict;
  /** Deliveries with the very same fields that came later. */
  again: { count: number; lastAt: string } | null;
};

export type DeliveriesView = {
  /** One for all that are identical, in the order in which their first one came. */
  shown: DeliveryView[];
  /** All that came: shown, folded into those, left out, or only counted. */
  total: number;
  /** With a wrong or a missing token, of all that came. */
  wrong: number;
  lastWrongAt: string | null;
  /** Without any field, of all that came. */
  probes: number;
  /** Of the wrong ones and the probes: counted and not stored, because so many had come already. */
  unstored: number;
  /** The console's own address to which they came. */
  address: string;
};
