import type { StoredFields } from "@/lib/callbacks/fields";
import type { DeliveryVerdict } from "@/lib/callbacks/verdict";

/** A stored delivery with its verdict; the token's value is its hash. */
export type DeliveryView = {
  id: string;
  /** 1 for the first delivery of its transaction. */
  number: number;
  receivedAt: string;
  method: string;
  fields: StoredFields;
  verdict: DeliveryVerdict;
};

export type DeliveriesView = {
  shown: DeliveryView[];
  /** All that are stored, which may be more than are shown. */
  total: number;
};
