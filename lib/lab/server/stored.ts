import "server-only";
import { z } from "zod";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { axesSchema } from "@/lib/lab/schema";
import { database, pool } from "@/lib/platform/server/db";
import { open, seal } from "@/lib/platform/server/seal";
import type { TransactionState } from "@/lib/transactions/state";

/** What of a draft tells of a person, or is a secret: it is sealed, and forgotten when nothing more is sent. */
const PERSONAL = ["MetaInfo", "MerchantUserId", "CallbackToken"] as const;

type Personal = Pick<InitializeDraft, (typeof PERSONAL)[number]>;

/** A draft as an experiment keeps it: each run has a MerchantBizId of its own. */
export type SharedDraft = Omit<InitializeDraft, "MerchantBizId" | keyof Personal>;

const context = (id: string) => `experiment:${id}:person`;
const personal = z.strictObject({
  MetaInfo: z.string(),
  MerchantUserId: z.string(),
  CallbackToken: z.string(),
});

export function splitDraft(id: string, draft: InitializeDraft): { shared: SharedDraft; sealed: string } {
  const { MerchantBizId: _eachItsOwn, MetaInfo, MerchantUserId, CallbackToken, ...shared } = draft;
  return { shared, sealed: seal(JSON.stringify({ MetaInfo, MerchantUserId, CallbackToken }), context(id)) };
}

/** @throws SealError when its key is gone */
export function openPersonal(id: string, sealed: string): Personal {
  return personal.parse(JSON.parse(open(sealed, context(id))));
}

export function readAxes(stored: unknown) {
  return axesSchema.parse(stored);
}

/** One with its sealed part, for going on with it; null when there is none of that id. */
export function findExperiment(id: string) {
  return database().labExperiment.findUnique({ where: { id }, omit: { personSealed: false } });
}

export type StoredExperiment = NonNullable<Awaited<ReturnType<typeof findExperiment>>>;

/** A run beside the transaction that it has become; without one it was not sent. */
export type StoredRun = {
  id: string;
  cell: number;
  number: number;
  submissionId: string;
  state: "planned" | "refused" | "cancelled";
  problem: string | null;
  /** Row ids of the transactions as which it was throttled before, oldest first. */
  throttled: string[];
  /** It is not sent before; null unless it was throttled. */
  notBefore: Date | null;
  transactionId: string | null;
  sent: TransactionState | null;
  code: string | null;
  subCode: string | null;
  createdAt: Date | null;
  settledAt: Date | null;
  deadline: Date | null;
};

const RUNS = {
  name: "read-lab-runs",
  text: `SELECT r.id, r.cell, r.number, r.submission_id AS "submissionId", r.state, r.problem,
  ARRAY(SELECT b.id FROM "transaction" b WHERE b.submission_id = ANY(r.throttled) ORDER BY b.created_at) AS throttled,
  r.not_before AS "notBefore", t.id AS "transactionId", t.state AS sent, t.code, t.sub_code AS "subCode", t.created_at AS "createdAt", t.settled_at AS "settledAt", t.deadline
FROM lab_run r LEFT JOIN "transaction" t ON t.submission_id = r.submission_id
WHERE r.experiment_id = $1 ORDER BY r.place`,
};

/** All runs of an experiment, in the order in which they are started. */
export async function readRuns(experimentId: string): Promise<StoredRun[]> {
  return (await pool().query<StoredRun>({ ...RUNS, values: [experimentId] })).rows;
}

/** Neither sent nor decided against. */
export const isWaiting = ({ sent, state }: StoredRun) => sent === null && state === "planned";
