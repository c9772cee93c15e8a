/** A preset as the palette offers it. */
export type PresetChoice = { id: string; name: string; version: number; shared: boolean };

/** By which of its ids a transaction was found; `id` is its row id. */
export type IdKind = "MerchantBizId" | "TransactionId" | "RequestId" | "id";

/** A transaction that has exactly the id that was asked for. `createdAt` is an ISO string. */
export type FoundTransaction = {
  id: string;
  by: IdKind;
  merchantBizId: string;
  createdAt: string;
};

/** An experiment of the lab whose name has every word that was typed. `createdAt` is an ISO string. */
export type FoundExperiment = { id: string; name: string; createdAt: string };

/** All that is found by asking; presets, documents and pages the browser knows itself. */
export type Found = {
  transactions: readonly FoundTransaction[];
  experiments: readonly FoundExperiment[];
};
