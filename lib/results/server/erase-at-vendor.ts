import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { auditedSql } from "@/lib/audit/server/audited-sql";
import type { DeleteVerifyResultResult, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { AppError } from "@/lib/kernel/errors";
import { log } from "@/lib/platform/server/log";
import { PATIENCE_MS, type Surroundings } from "@/lib/results/server/surroundings";

export type AtVendor =
  | "confirmed"
  | "not-confirmed"
  /** Nothing was sent: the calls are held back, or the credential is not to be had. */
  | "not-asked"
  /** There is no TransactionId to name. */
  | "nothing-there";

type Asked = { id: string; transactionId: string; credentialId: string };

/** Has the vendor delete a result, and keeps what it answered with the erasure. */
export async function eraseAtVendor(
  by: ChangedBy,
  erasureId: string,
  { id, transactionId, credentialId }: Asked,
  { now, call }: Surroundings,
): Promise<AtVendor> {
  const askedAt = now();
  let outcome: VendorOutcome<DeleteVerifyResultResult>;
  try {
    outcome = await call(credentialId, "DeleteVerifyResult", PATIENCE_MS.person, (vendor) =>
      vendor.deleteVerifyResult({ TransactionId: transactionId, DeleteType: "All" }),
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn({ err: error, transaction: id }, "a result was erased here, and the vendor could not be asked");
    return "not-asked";
  }
  const answer = readAnswer(outcome);
  await writeAnswer(by, { erasureId, id, askedAt, answer, at: now() });
  return answer.confirmed ? "confirmed" : "not-confirmed";
}

type Answer = { code: string; message: string | null; requestId: string | null; confirmed: boolean };

function readAnswer(outcome: VendorOutcome<DeleteVerifyResultResult>): Answer {
  const { requestId } = outcome;
  if (outcome.kind === "unanswered")
    return { code: outcome.reason, message: null, requestId, confirmed: false };
  const { code, message } = outcome;
  if (outcome.kind === "refused") return { code, message, requestId, confirmed: false };
  // A good Code without a word about the result counts; `N` says that nothing was deleted.
  const { DeleteResult } = outcome.result;
  const confirmed = DeleteResult === null || DeleteResult === "Y";
  return { code, message: confirmed ? message : `DeleteResult ${DeleteResult}`, requestId, confirmed };
}

const ANSWERED = `UPDATE erasure SET vendor_code = $2, vendor_message = $3, vendor_request_id = $4,
  vendor_asked_at = $5, vendor_erased_at = $6 WHERE id = $1`;

type Written = { erasureId: string; id: string; askedAt: Date; answer: Answer; at: Date };

async function writeAnswer(by: ChangedBy, { erasureId, id, askedAt, answer, at }: Written): Promise<void> {
  const { code, message, requestId, confirmed } = answer;
  const values = [erasureId, code, message?.slice(0, 500) ?? null, requestId, askedAt, confirmed ? at : null];
  await auditedSql(by, async (tx, trail) => {
    const subject = { type: "transaction", id } as const;
    trail.add({ event: "result.erased-at-vendor", subject, data: { erasureId, code, requestId } });
    await tx.runLast({ name: "erasure-answered", text: ANSWERED, values });
  });
}
