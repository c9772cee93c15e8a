import { Refusal } from "@/lib/sandbox/gateway/refusal";
import { checkParameters } from "@/lib/sandbox/operations/check-parameters";
import { withoutPart } from "@/lib/sandbox/operations/delete-verify-result";
import { documentPictures } from "@/lib/sandbox/operations/document-pictures";
import { documentResult } from "@/lib/sandbox/operations/document-result";
import { findTransaction } from "@/lib/sandbox/operations/find-transaction";
import type { Operation } from "@/lib/sandbox/operations/operation";
import { CHECK_RESULT_REQUIRED, CHECK_RESULT_RULES } from "@/lib/sandbox/operations/parameter-rules";
import { isDeleted, type Transaction } from "@/lib/sandbox/state/transaction";

function extIdInfo(transaction: Transaction, pictures: boolean): string {
  return JSON.stringify({
    ...(isDeleted(transaction, "Text") ? {} : documentResult(transaction)),
    ...(pictures && !isDeleted(transaction, "Img") ? documentPictures(transaction) : {}),
  });
}

function opposite(transaction: Transaction): Transaction {
  return transaction.outcome === "passed"
    ? { ...transaction, outcome: "failed", SubCode: "205" }
    : { ...transaction, outcome: "passed", SubCode: "200" };
}

/**
 * CheckResult: the verdict of a finished transaction; 404 ProcessNotCompleted as long as there is none, 400
 * TransactionIdInvalid once all of the result was deleted.
 */
export const checkResult: Operation = async (parameters, { store, disagree = false }) => {
  const given = checkParameters(parameters, CHECK_RESULT_RULES, CHECK_RESULT_REQUIRED);
  const transaction = findTransaction(store, given);
  if (isDeleted(transaction, "All")) throw new Refusal("TransactionIdInvalid");
  if (transaction.outcome !== "passed" && transaction.outcome !== "failed") {
    throw new Refusal("ProcessNotCompleted");
  }
  const { deleteAfterQuery, ...kept } = transaction;
  if (deleteAfterQuery) await store.keep(withoutPart(kept, deleteAfterQuery));
  const said = disagree ? opposite(transaction) : transaction;
  return {
    Passed: said.outcome === "passed" ? "Y" : "N",
    SubCode: said.SubCode,
    ExtIdInfo: extIdInfo(said, given.IsReturnImage === "Y"),
  };
};
