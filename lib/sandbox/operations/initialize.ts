import { randomBytes } from "node:crypto";
import { invalid } from "@/lib/sandbox/gateway/refusal";
import { callAddress, isDelivered, type NearOrigins } from "@/lib/sandbox/http/call-address";
import { checkParameters } from "@/lib/sandbox/operations/check-parameters";
import { newTransactionId } from "@/lib/sandbox/operations/new-transaction-id";
import type { Operation } from "@/lib/sandbox/operations/operation";
import { INITIALIZE_REQUIRED, initializeRules } from "@/lib/sandbox/operations/parameter-rules";
import type { Transaction } from "@/lib/sandbox/state/transaction";

const MAINLAND_ID_CARD = "00000001";

/** An opaque text that belongs to the client SDK; the stand-in's device does not need it back. */
function newProtocol(): string {
  return `hks${randomBytes(48).toString("base64url")}`;
}

async function probe(address: string, timeout: number, near: NearOrigins): Promise<void> {
  if (isDelivered(await callAddress(address, timeout, near))) return;
  throw invalid(
    "CallbackUrl",
    "the address did not answer a GET with a 2xx status, so it is not accessible.",
  );
}

/** Initialize: checks every parameter as the page says, probes CallbackUrl, opens a transaction of 30 minutes. */
export const initialize: Operation = async (parameters, { store, now, probeTimeout, near, lifeMs }) => {
  const given = checkParameters(parameters, initializeRules(near), INITIALIZE_REQUIRED);
  const backPage = given.DocPageConfig?.includes("OCR_ID_BACK") ?? false;
  if (backPage && given.DocType !== MAINLAND_ID_CARD) {
    throw invalid(
      "DocPageConfig",
      `only Chinese mainland ID cards (${MAINLAND_ID_CARD}) have a back page to collect.`,
    );
  }
  if (given.CallbackUrl) await probe(given.CallbackUrl, probeTimeout, near);
  const transaction: Transaction = {
    TransactionId: newTransactionId(),
    MerchantBizId: given.MerchantBizId,
    DocType: given.DocType,
    IdSpoof: given.IdSpoof === "Y" ? "Y" : "N",
    backPage,
    CallbackUrl: given.CallbackUrl ?? null,
    CallbackToken: given.CallbackToken ?? null,
    createdAt: now(),
    outcome: "waiting",
    SubCode: null,
    ...(lifeMs === undefined ? {} : { lifeMs }),
  };
  await store.keep(transaction);
  return { TransactionId: transaction.TransactionId, Protocol: newProtocol() };
};
