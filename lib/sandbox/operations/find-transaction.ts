import { invalid, Refusal } from "@/lib/sandbox/gateway/refusal";
import type { Store } from "@/lib/sandbox/state/store";
import type { Transaction } from "@/lib/sandbox/state/transaction";

/** The transaction two ids name together; throws Refusal TransactionIdInvalid or InvalidParameter. */
export function findTransaction(
  store: Store,
  { TransactionId, MerchantBizId }: { TransactionId: string; MerchantBizId: string },
): Transaction {
  const transaction = store.transaction(TransactionId);
  if (!transaction) throw new Refusal("TransactionIdInvalid");
  if (transaction.MerchantBizId !== MerchantBizId) {
    throw invalid("MerchantBizId", "it is not the one this TransactionId was made with.");
  }
  return transaction;
}
