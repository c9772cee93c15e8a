import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";
import { defaultDraft, newMerchantBizId } from "@/lib/initialize/draft";
import type { Fix } from "@/lib/initialize/lint/finding";
import { metaInfoProblems } from "@/lib/initialize/meta-info";
import type { RuleId } from "@/lib/initialize/rules";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The MetaInfo inside one that was encoded again; the text itself when it cannot be found. */
export function decodedMetaInfo(text: string, depth = 3): string {
  const readings = [parsed(text), parsed(`"${text}"`), percentDecoded(text)];
  for (const reading of readings) {
    if (typeof reading !== "string" || reading === text) continue;
    if (metaInfoProblems(reading).length === 0) return reading;
    const inner = depth > 1 ? decodedMetaInfo(reading, depth - 1) : reading;
    if (inner !== reading) return inner;
  }
  return text;
}

/** The listed code that differs in its leading zeros alone: "00000011" stands in the table with nine digits. */
function nearestListed(code: string): string | undefined {
  const significant = (text: string) => text.replace(/^0+/, "");
  return DOCUMENT_TYPES.find((type) => significant(type.code) === significant(code.trim()))?.code;
}

/** For a DocType outside the table. The passport stands in where nothing is near, as in an untouched form. */
export const LISTED: Fix = {
  label: { en: "Choose the nearest code of the table", zh: "改用表格中最接近的代码" },
  apply: (draft) => ({ ...draft, DocType: nearestListed(draft.DocType) ?? defaultDraft("").DocType }),
};

/** What one press can mend of a broken rule without guessing what was meant. */
export const RULE_FIXES: Partial<Record<RuleId, Fix>> = {
  "MetaInfo.untouched": {
    label: { en: "Take off the second encoding", zh: "去掉重复编码" },
    apply: (draft) => ({ ...draft, MetaInfo: decodedMetaInfo(draft.MetaInfo) }),
  },
  "MerchantUserId.edges": {
    label: { en: "Take off the spaces", zh: "去掉首尾空白" },
    apply: (draft) => ({ ...draft, MerchantUserId: draft.MerchantUserId.trim() }),
  },
  "SceneCode.alphabet": {
    label: { en: "Keep what is allowed of it", zh: "只保留允许的字符" },
    apply: (draft) => ({ ...draft, SceneCode: draft.SceneCode.replace(/[^A-Za-z0-9_]/g, "").slice(0, 10) }),
  },
  "MerchantBizId.required": {
    label: { en: "Make one", zh: "生成一个" },
    apply: (draft) => ({ ...draft, MerchantBizId: newMerchantBizId() }),
  },
  "MerchantBizId.alphabet": {
    label: { en: "Make a new one", zh: "重新生成" },
    apply: (draft) => ({ ...draft, MerchantBizId: newMerchantBizId() }),
  },
  "DocType.listed": LISTED,
  "DocType.spelling": LISTED,
  "DocPageConfig.mainland-only": {
    label: { en: "Collect the front only", zh: "仅采集正面" },
    apply: (draft) => ({ ...draft, DocPageConfig: "" }),
  },
  "CallbackUrl.https": {
    label: { en: "Let this console receive the callback", zh: "改由控制台接收回调" },
    apply: (draft) => ({ ...draft, callbackTo: "console" }),
  },
  "CallbackUrl.given": {
    label: { en: "Let this console receive the callback", zh: "改由控制台接收回调" },
    apply: (draft) => ({ ...draft, callbackTo: "console" }),
  },
  "CallbackUrl.added-fields": {
    label: { en: "Take these fields out of the address", zh: "从地址中删除这些字段" },
    apply: (draft) => ({ ...draft, CallbackUrl: withoutAddedFields(draft.CallbackUrl) }),
  },
};

const ADDED = new Set(["transactionid", "passed", "subcode"]);

function withoutAddedFields(address: string): string {
  const [base = "", ...query] = address.split("?");
  const kept = query
    .join("?")
    .split("&")
    .filter((piece) => !ADDED.has((percentDecoded(piece.split("=")[0] ?? "") ?? "").trim().toLowerCase()));
  return kept.length === 0 ? base : `${base}?${kept.join("&")}`;
}
