/** A fresh code, which is shown once. Times are ISO strings. */
export type BegunPairing = {
  id: string;
  /** `7XKM-2Q9D` */
  code: string;
  /** What the QR says: the code in an address of this console. */
  url: string;
  expiresAt: string;
  now: string;
};

/** How a person's own pairing stands. */
export type PairingView = {
  id: string;
  /** `waiting` for its phone, `paired` with one, or `ended`. */
  state: "waiting" | "paired" | "ended";
  /** What the phone says it is; empty until it is paired. */
  device: string;
  /** What the phone sent, byte for byte; null until it is paired and once it has ended. */
  metaInfo: string | null;
  /** The phone asked a few seconds ago. */
  connected: boolean;
  /** No transaction is under way with it: another may be started. */
  free: boolean;
  expiresAt: string;
  now: string;
};

/** What a phone gets for its code. */
export type Claimed = { token: string; expiresAt: string };

/** What a phone gets of its transaction. */
export type PhoneTransaction = {
  transactionId: string;
  /** Only the first time; null afterwards and when there is none. */
  protocol: string | null;
  transactionUrl: string | null;
  deadline: string;
  /** `pending`: go on with it. `over`: somebody finished it, or its time has run out. How it ended is not told. */
  state: "pending" | "over";
  /** In the sandbox the phone's page is the device. */
  sandbox: boolean;
  now: string;
};

/** The phone of a transaction, for those who look at that. */
export type PairedPhone = { device: string; connected: boolean; handedOverAt: string | null; ended: boolean };

/** A phone asks every two seconds; one that was silent for longer is away. */
export const SILENT_MS = 15_000;
