import type { DeviceView } from "@/lib/transactions/device";
import type { TransactionState } from "@/lib/transactions/state";
import type { KeptFacts } from "@/lib/transactions/two-clocks";

export type Environment = "sandbox" | "live";

/** What lists and pages show of a transaction. Times are ISO strings. */
export type TransactionFacts = {
  id: string;
  state: TransactionState;
  environment: Environment;
  docType: string;
  merchantBizId: string;
  /** Keyed hash of the raw MerchantUserId, in hex. */
  merchantUserHash: string;
  startedBy: string;
  credential: string;
  createdAt: string;
  deadline: string | null;
  reportedPassed: string | null;
  passed: string | null;
  subCode: string | null;
  code: string | null;
} & KeptFacts;

/** A transaction as a line of a list. */
export type TransactionRow = TransactionFacts & {
  /** Deliveries to its callback address that could not show the token. */
  wrongCallbacks: number;
  /** Its believed callbacks do not all say the same. */
  contradicted: boolean;
};

/** All that may be shown of one transaction; Protocol is asked for separately. */
export type TransactionView = TransactionFacts & {
  startedById: string;
  merchantUserHashed: boolean;
  /** What was sent, without MerchantUserId, MetaInfo and CallbackToken. */
  parameters: Record<string, string>;
  /** What MetaInfo tells of the device. */
  device: DeviceView;
  /** Keyed hash of MetaInfo, in hex: the same for the same text. Null once it was erased. */
  metaInfoHash: string | null;
  /** A callback to this console was asked for. */
  callbackExpected: boolean;
  answeredAt: string | null;
  durationMs: number | null;
  httpStatus: number | null;
  message: string | null;
  requestId: string | null;
  accessDeniedDetail: Record<string, string> | null;
  transactionId: string | null;
  /** `answer`, or `callback` when Initialize was never answered. */
  transactionIdFrom: string | null;
  hasProtocol: boolean;
  transactionUrl: string | null;
  reportedAt: string | null;
  settledAt: string | null;
  /** When a person gave up on its unknown outcome, who, and why. */
  closedAt: string | null;
  closedBy: string | null;
  closedReason: string | null;
  /** When the vendor has deleted the result. */
  vendorDeletesAt: string;
};

/** What a sent form gets back: where its transaction stands now. */
export type StartedTransaction = {
  id: string;
  state: TransactionState;
  code: string | null;
  message: string | null;
  requestId: string | null;
};
