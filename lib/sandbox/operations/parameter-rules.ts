import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";
import type { NearOrigins } from "@/lib/sandbox/http/call-address";
import { callbackAddressFault } from "@/lib/sandbox/operations/callback-address";
import { DELETE_TYPES } from "@/lib/sandbox/state/transaction";

/** Quotes the rule that a value breaks; null when it obeys. */
export type Rule = (value: string) => string | null;

function oneOf(...values: readonly string[]): Rule {
  return (value) => (values.includes(value) ? null : `it must be one of ${values.join(", ")}.`);
}

function matching(form: RegExp, rule: string): Rule {
  return (value) => (form.test(value) ? null : rule);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const anything: Rule = () => null;

const metaInfo: Rule = (value) => {
  const content = parsed(value);
  if (typeof content === "string") return "it is JSON inside a JSON string: it was encoded twice.";
  const isObject = typeof content === "object" && content !== null && !Array.isArray(content);
  return isObject ? null : "it must be the JSON object that the client SDK returned, unchanged.";
};

const pages: Rule = (value) => {
  const content = parsed(value);
  const known = Array.isArray(content) && content.every((page) => page === "OCR_ID_BACK");
  return known ? null : 'it must be a JSON array of strings; the only page known is "OCR_ID_BACK".';
};

const merchantBizId = matching(/^[A-Za-z0-9]{1,32}$/, "up to 32 letters and digits.");

/** What the page says of the values of each parameter of Initialize, read anew here and not from the form's rules. */
export const initializeRules = (near: NearOrigins) =>
  ({
    ProductCode: oneOf("ID_OCR"),
    SceneCode: matching(/^[A-Za-z0-9_]{1,10}$/, "up to 10 letters, digits and underscores."),
    MerchantBizId: merchantBizId,
    MetaInfo: metaInfo,
    MerchantUserId: anything,
    IdSpoof: oneOf("Y", "N"),
    DocType: oneOf(...DOCUMENT_TYPES.map(({ code }) => code)),
    IdThreshold: oneOf("0", "1", "2", "3"),
    CallbackUrl: (value) => callbackAddressFault(value, near),
    CallbackToken: anything,
    DocPageConfig: pages,
    ShowGuidePage: oneOf("0", "1"),
    DocScanMode: oneOf("shoot", "scan", "auto"),
  }) as const satisfies Record<string, Rule>;

/** The parameters an Initialize call cannot do without. */
export const INITIALIZE_REQUIRED = [
  "ProductCode",
  "MerchantBizId",
  "MetaInfo",
  "MerchantUserId",
  "DocType",
] as const;

/** Rules of CheckResult. */
export const CHECK_RESULT_RULES = {
  MerchantBizId: merchantBizId,
  TransactionId: anything,
  IsReturnImage: oneOf("Y", "N"),
} as const satisfies Record<string, Rule>;

export const CHECK_RESULT_REQUIRED = ["MerchantBizId", "TransactionId"] as const;

/** Rules of CheckVerifyLog; both are required. */
export const CHECK_VERIFY_LOG_RULES = {
  MerchantBizId: merchantBizId,
  TransactionId: anything,
} as const satisfies Record<string, Rule>;

/** Rules of DeleteVerifyResult. */
export const DELETE_RESULT_RULES = {
  TransactionId: anything,
  DeleteType: oneOf(...DELETE_TYPES),
  DeleteAfterQuery: oneOf("Y", "N"),
} as const satisfies Record<string, Rule>;
