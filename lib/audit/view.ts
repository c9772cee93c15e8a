/** What the verification of the whole chain found. Hashes are hex, sequence numbers decimal. */
export type ChainVerdict =
  | { intact: true; entries: number; headSeq: string; headHash: string | null; checkedAt: string }
  | { intact: false; entries: number; brokenAt: string; fault: ChainFault; checkedAt: string };

export type ChainFault =
  /** A number is left out or comes twice: an entry was taken away or put in. */
  | "gap"
  /** The entry does not name the hash of the one before. */
  | "link"
  /** A field covered by the chain was altered, or the entry was made without the key. */
  | "hash"
  /** The facts of the entry are not those it committed to. */
  | "data"
  /** The checkpoint kept elsewhere is not in the chain: the tail was cut, or the history replaced. */
  | "checkpoint";

/** An entry as the page lists it. */
export type AuditEntryView = {
  seq: string;
  at: string;
  actorId: string | null;
  actorLabel: string;
  event: string;
  subjectType: string;
  subjectId: string;
  requestId: string;
  data: Record<string, unknown>;
  hash: string;
};

export type AuditFilter = { event?: string; subjectType?: string; subjectId?: string; before?: string };

export type AuditPage = { entries: AuditEntryView[]; next: string | null };
