import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import type { SqlTx } from "@/lib/audit/server/audited-sql";
import { changeIf } from "@/lib/audit/server/change-if";
import type { Actor } from "@/lib/auth/actor-type";
import { clientFor } from "@/lib/credentials/server/client-for";
import { openCredential } from "@/lib/credentials/server/open-credential";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import type { Locale } from "@/lib/kernel/localized-text";
import { noteAnswer } from "@/lib/limits/server/note-answer";
import { takeTurn } from "@/lib/limits/server/take-turn";
import {
  checkStartedFrom,
  isBusyPairing,
  record,
  refuseBusyPairing,
} from "@/lib/transactions/server/check-started-from";
import { findByMerchantBizId, findBySubmission } from "@/lib/transactions/server/find-transaction";
import { sealMetaInfo } from "@/lib/transactions/server/meta-info";
import { type PreparedCall, prepareCall } from "@/lib/transactions/server/prepare-call";
import { storeOutcome } from "@/lib/transactions/server/store-outcome";
import { type Intent, insertIntent } from "@/lib/transactions/server/transaction-writes";
import type { StartedFrom } from "@/lib/transactions/started-from";
import type { Environment, StartedTransaction } from "@/lib/transactions/view";

export type StartInput = {
  /** Made when the form was opened. Its second use starts nothing. */
  submissionId: string;
  credentialId: string;
  draft: InitializeDraft;
} & StartedFrom;

type Starter = ChangedBy & { actor: Actor };

/** Asked within the very change that stores the intent: when it rejects, nothing is stored and nothing sent. */
export type Proviso = (tx: SqlTx) => Promise<void>;

/** Whoever presses the button sees the line, and would rather send again than wait longer. Milliseconds. */
const PATIENCE = 5_000;

/**
 * Turn, intent, call, outcome. Without a turn nothing is stored or sent. The intent is committed before anything is
 * sent, so whatever happens to this process leaves a trace; the call is made outside any database transaction and
 * once only; its outcome is stored by a conditional update. A submission that was used before gets the transaction
 * it became, and calls nobody.
 * @throws HeldBack when the line is too long or refusals have paused the calls
 */
export async function startTransaction(
  by: Starter,
  input: StartInput,
  locale: Locale,
  proviso?: Proviso,
): Promise<StartedTransaction> {
  // What has become a transaction is found again, even when it could not be started any more.
  const [found, prepared] = await Promise.allSettled([
    findBySubmission(input.submissionId),
    prepare(by, input, locale),
  ]);
  const earlier = unwrap(found);
  if (earlier) return earlier;
  const { credential, call } = unwrap(prepared);
  const id = newId();
  const [, metaInfoSealed] = await Promise.all([
    takeTurn(credential, "Initialize", PATIENCE),
    // While the turn is asked for.
    sealed(id, input.draft.MetaInfo),
  ]);
  // The insert itself finds out whether the submission was used in the meantime.
  const intent = { ...intentOf(by, id, input, call, credential.environment), metaInfoSealed };
  if (!(await storeIntent(by, intent, proviso))) return theEarlierOne(by, input, call);
  const vendor = clientFor(credential);
  const sentAt = new Date();
  const outcome = await vendor.initialize(call.wire);
  const [started] = await Promise.all([
    storeOutcome(by, id, outcome, sentAt),
    noteAnswer(credential, "Initialize", outcome),
  ]);
  return started;
}

const sealed = async (id: string, metaInfo: string) => sealMetaInfo(id, metaInfo);

function unwrap<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

async function prepare(by: Starter, { credentialId, draft, ...from }: StartInput, locale: Locale) {
  const credential = await openCredential(credentialId, "start").catch(async (problem: unknown) => {
    // It was there when the form was opened: that it is gone by now is worth knowing.
    if (problem instanceof AppError && problem.code === "conflict") {
      await record(by, { type: "credential", id: credentialId }, "retired-credential");
    }
    throw problem;
  });
  const rerunOfId = from.rerunOfId ?? null;
  const call = await prepareCall(draft, credential.environment, locale, rerunOfId).catch(
    async (problem: unknown) => {
      // The form offers only what is permitted, so the permission is gone by now or was never there.
      if (problem instanceof AppError && "draft.DocType" in problem.fieldErrors) {
        await record(by, { type: "credential", id: credentialId }, "unlisted-document", ["DocType"]);
      }
      throw problem;
    },
  );
  // A person who is named by the hash that was sent for them before is sent as a hash, whatever locks say of others.
  await checkStartedFrom(by, from, { ...draft, hashMerchantUserId: call.merchantUserHashed });
  return { credential, call };
}

function intentOf(
  by: Starter,
  id: string,
  { submissionId, credentialId, draft: _asPrepared, ...from }: StartInput,
  call: PreparedCall,
  environment: Environment,
): Omit<Intent, "metaInfoSealed"> {
  const { wire: _sentButNeverStored, stored: parameters, ...kept } = call;
  const startedById = by.actor.personId;
  const createdAt = new Date();
  return {
    id,
    submissionId,
    environment,
    credentialId,
    startedById,
    parameters,
    createdAt,
    ...kept,
    ...from,
  };
}

function storeIntent(by: Starter, intent: Intent, proviso?: Proviso): Promise<boolean> {
  const { id, environment, credentialId, docType, merchantBizId } = intent;
  return changeIf(by, async (tx, trail) => {
    trail.add({
      event: "transaction.requested",
      subject: { type: "transaction", id },
      data: { environment, credentialId, docType, merchantBizId },
    });
    if (proviso) await proviso(tx);
    return insertIntent(tx, intent);
  });
}

/** Why the intent found its place taken: by the same submission, by another's MerchantBizId, by another with its phone. */
async function theEarlierOne(
  by: Starter,
  { submissionId, pairingId }: StartInput,
  { merchantBizId }: PreparedCall,
): Promise<StartedTransaction> {
  const earlier = await findBySubmission(submissionId);
  if (earlier) return earlier;
  const taken = await findByMerchantBizId(merchantBizId);
  if (taken === null && pairingId && (await isBusyPairing(pairingId))) await refuseBusyPairing(by, pairingId);
  if (taken !== null) await record(by, { type: "transaction", id: taken }, "used-merchant-biz-id");
  throw new AppError("conflict", "transactions.problems.notStarted", {
    fieldErrors: taken === null ? {} : { "draft.MerchantBizId": "transactions.problems.merchantBizIdTaken" },
  });
}
