import "server-only";
import type { ReadResult } from "@/lib/cloudauth/server/answer";
import { NotUnderstood, text } from "@/lib/cloudauth/server/fields";
import type {
  CheckResultResult,
  CheckVerifyLogResult,
  DeleteVerifyResultResult,
  InitializeResult,
  KeepaliveResult,
} from "@/lib/cloudauth/server/outcome";
import { TRANSACTION_ID } from "@/lib/initialize/transaction-id";

export const API_VERSION = "2022-08-09";

export type Operation<T> = {
  action: string;
  /** Whether it changes nothing, so that asking again does no harm. */
  repeatable: boolean;
  /** Codes that say the operation worked; `Success` alone when left out. */
  success?: readonly string[];
  /** The largest answer that is read. */
  maxBytes: number;
  readResult: ReadResult<T>;
};

const KIB = 1024;
/** Protocol is a few hundred letters; an address that people are sent to is no longer than browsers take. */
const LONGEST = { Protocol: 64 * KIB, TransactionUrl: 8 * KIB };

export const INITIALIZE: Operation<InitializeResult> = {
  action: "Initialize",
  repeatable: false,
  maxBytes: 256 * KIB,
  /** Without a TransactionId, Success is worthless: the call may be billed and nothing can be done with it. */
  readResult(result) {
    const TransactionId = text(result.TransactionId, Number.POSITIVE_INFINITY);
    if (TransactionId === null) return null;
    if (!TRANSACTION_ID.test(TransactionId)) throw new NotUnderstood(`TransactionId ${TransactionId}`);
    const Protocol = text(result.Protocol, LONGEST.Protocol);
    const TransactionUrl = text(result.TransactionUrl, LONGEST.TransactionUrl);
    return { TransactionId, Protocol, TransactionUrl };
  },
};

export const CHECK_RESULT: Operation<CheckResultResult> = {
  action: "CheckResult",
  repeatable: true,
  /** With IsReturnImage the answer carries the pictures of the document. */
  maxBytes: 16 * KIB * KIB,
  /** Every field may be missing: the vendor may answer Success with no details before the user has finished. */
  readResult({ Passed, SubCode, ExtIdInfo: details }) {
    const nested = typeof details === "object" && details !== null ? JSON.stringify(details) : details;
    // Its pictures are taken out before anybody asks how long it is.
    const ExtIdInfo = text(nested, Number.POSITIVE_INFINITY);
    return { Passed: text(Passed), SubCode: text(SubCode), ExtIdInfo };
  },
};

/** CheckVerifyLog tells how far the device came, and is not billed. */
export const CHECK_VERIFY_LOG: Operation<CheckVerifyLogResult> = {
  action: "CheckVerifyLog",
  repeatable: true,
  maxBytes: KIB * KIB,
  readResult: (result) => ({
    VerifyStatus: text(result.VerifyStatus),
    InterruptPage: text(result.InterruptPage),
    InterruptPageEn: text(result.InterruptPageEn),
    VerifyErrorCode: text(result.VerifyErrorCode),
    Passed: text(result.Passed),
    SubCode: text(result.SubCode),
    whole: JSON.stringify(result),
  }),
};

/** KeepaliveIntl takes nothing and does nothing: it only shows that the credential is good. */
export const KEEPALIVE: Operation<KeepaliveResult> = {
  action: "KeepaliveIntl",
  repeatable: true,
  maxBytes: 256 * KIB,
  readResult: () => ({}),
};

/**
 * DeleteVerifyResult says `200` where its sisters say `Success`, and `DeleteResult` whether anything was deleted.
 * Deleting twice deletes no more than once, so asking again does no harm.
 */
export const DELETE_VERIFY_RESULT: Operation<DeleteVerifyResultResult> = {
  action: "DeleteVerifyResult",
  repeatable: true,
  success: ["200", "Success"],
  maxBytes: 256 * KIB,
  readResult: ({ DeleteResult }) => ({ DeleteResult: text(DeleteResult) }),
};
