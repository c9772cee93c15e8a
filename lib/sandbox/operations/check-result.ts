import { invalid, Refusal } from "@/lib/sandbox/gateway/refusal";
import { checkParameters } from "@/lib/sandbox/operations/check-parameters";
import { documentResult } from "@/lib/sandbox/operations/document-result";
import type { Operation } from "@/lib/sandbox/operations/operation";
import { CHECK_RESULT_REQUIRED, CHECK_RESULT_RULES } from "@/lib/sandbox/operations/parameter-rules";

/** CheckResult: the verdict of a finished transaction; 404 ProcessNotCompleted as long as there is none. */
export const checkResult: Operation = async (parameters, { store }) => {
  const given = checkParameters(parameters, CHECK_RESULT_RULES, CHECK_RESULT_REQUIRED);
  const transaction = store.transaction(given.TransactionId);
  if (!transaction) throw new Refusal("TransactionIdInvalid");
  if (transaction.MerchantBizId !== given.MerchantBizId) {
    throw invalid("MerchantBizId", "it is not the one this TransactionId was made with.");
  }
  if (transaction.outcome !== "passed" && transaction.outcome !== "failed") {
    throw new Refusal("ProcessNotCompleted");
  }
  return {
    Passed: transaction.outcome === "passed" ? "Y" : "N",
    SubCode: transaction.SubCode,
    ExtIdInfo: JSON.stringify(documentResult(transaction)),
  };
};
