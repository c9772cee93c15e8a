import { Refusal } from "@/lib/sandbox/gateway/refusal";
import { checkParameters } from "@/lib/sandbox/operations/check-parameters";
import type { Operation } from "@/lib/sandbox/operations/operation";
import { DELETE_RESULT_RULES } from "@/lib/sandbox/operations/parameter-rules";
import { type DeleteType, isDeleteType, statusOf, type Transaction } from "@/lib/sandbox/state/transaction";

/** The transaction without that part of its result. */
export function withoutPart(transaction: Transaction, part: DeleteType): Transaction {
  const deleted = new Set([...(transaction.deleted ?? []), part]);
  return { ...transaction, deleted: [...deleted] };
}

/**
 * DeleteVerifyResult: deletes pictures, what was read, or both (the default), at once or after the next CheckResult.
 * Deleting again is no fault. A verification under way has nothing to delete: ProcessNotCompleted.
 */
export const deleteVerifyResult: Operation = async (parameters, { store, now }) => {
  const given = checkParameters(parameters, DELETE_RESULT_RULES, ["TransactionId"]);
  const transaction = store.transaction(given.TransactionId);
  if (!transaction) throw new Refusal("TransactionIdInvalid");
  if (statusOf(transaction, now()) === "waiting") throw new Refusal("ProcessNotCompleted");
  const part = isDeleteType(given.DeleteType) ? given.DeleteType : "All";
  await store.keep(
    given.DeleteAfterQuery === "Y"
      ? { ...transaction, deleteAfterQuery: part }
      : withoutPart(transaction, part),
  );
  return { DeleteResult: "Y", TransactionId: transaction.TransactionId };
};
