import { documentType } from "@/lib/initialize/document-types";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { brokenRules, type CheckOptions } from "@/lib/initialize/draft-checks";
import type { Finding, LintFacts } from "@/lib/initialize/lint/finding";
import { LISTED } from "@/lib/initialize/lint/fixes";
import { personalDataIn, personalFieldsOf } from "@/lib/initialize/lint/personal-data";
import { hasPublicName } from "@/lib/initialize/lint/public-name";
import { metaInfoProblems } from "@/lib/initialize/meta-info";
import { quoteOf } from "@/lib/initialize/rules";

type Doubt = Omit<Finding, "severity"> & {
  holds: (draft: InitializeDraft, facts: LintFacts, options: CheckOptions) => boolean;
};

/** A device that made its MetaInfo this long ago may have been switched off, moved or updated since. */
const OLD_MS = 60 * 60_000;

const UNTOUCHED = quoteOf("MetaInfo.untouched");

function metaInfoField(text: string, name: string): unknown {
  if (metaInfoProblems(text).length > 0) return undefined;
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

const rawPerson = ({ hashMerchantUserId, MerchantUserId }: InitializeDraft) =>
  hashMerchantUserId ? null : personalDataIn(MerchantUserId);

/** What may be sent, and is probably not meant. Each is silent where a rule is broken already. */
export const DOUBTS: readonly Doubt[] = [
  {
    id: "MetaInfo.device-type",
    parameter: "MetaInfo",
    text: {
      en: "It names no deviceType. The client SDK of every platform puts one there: is this what it returned?",
      zh: "其中没有 deviceType。各平台的客户端 SDK 都会返回该字段：这是 SDK 的返回值吗？",
    },
    quote: UNTOUCHED,
    fix: null,
    holds: ({ MetaInfo }) =>
      metaInfoProblems(MetaInfo).length === 0 && typeof metaInfoField(MetaInfo, "deviceType") !== "string",
  },
  {
    id: "MetaInfo.used-before",
    parameter: "MetaInfo",
    text: {
      en: "The same MetaInfo was sent before. A device makes a new one for each verification; an old one may be refused on it.",
      zh: "该 MetaInfo 已经发送过。设备会为每次认证生成新的 MetaInfo，使用旧值可能在设备端被拒绝。",
    },
    quote: UNTOUCHED,
    fix: null,
    holds: (_draft, { metaInfoUsedAt }) => metaInfoUsedAt !== null,
  },
  {
    id: "MetaInfo.old",
    parameter: "MetaInfo",
    text: {
      en: "It has stood here for more than an hour. Take a new one from the device before sending.",
      zh: "该值填入已超过一小时。发送前请从设备获取新值。",
    },
    quote: UNTOUCHED,
    fix: null,
    holds: ({ MetaInfo }, { metaInfoSince, now }) =>
      MetaInfo !== "" && metaInfoSince !== null && now - metaInfoSince >= OLD_MS,
  },
  {
    id: "MerchantUserId.personal",
    parameter: "MerchantUserId",
    text: {
      en: "It looks like a phone number, an email address or an identity number, and would be sent as it stands.",
      zh: "该值看起来是手机号、邮箱地址或证件号码，并将原样发送。",
    },
    quote: {
      en: "Strongly recommend desensitizing this value in advance, such as by hashing it.",
      zh: "强烈建议事先对该值脱敏，例如计算哈希值。",
    },
    fix: {
      label: { en: "Send a keyed hash of it", zh: "改为发送其密钥哈希" },
      apply: (draft) => ({ ...draft, hashMerchantUserId: true }),
    },
    holds: (draft) => rawPerson(draft) !== null,
  },
  {
    id: "DocType.unlisted",
    parameter: "DocType",
    text: {
      en: "The page's table does not list this code. It is sent as it stands, and may be refused or read as another document.",
      zh: "文档表格中没有这个代码。它将原样发送，可能被拒绝，或被当作其他证件识别。",
    },
    quote: quoteOf("DocType.listed"),
    fix: LISTED,
    holds: (draft, _facts, options) =>
      documentType(draft.DocType) === undefined && brokenRules("DocType", draft, options).length === 0,
  },
  {
    id: "CallbackUrl.public-name",
    parameter: "CallbackUrl",
    text: {
      en: "The address has no name of the public network, so the vendor cannot reach it.",
      zh: "该地址没有公网域名，厂商无法访问。",
    },
    quote: quoteOf("CallbackUrl.reachable"),
    fix: null,
    holds: ({ callbackTo, CallbackUrl }) =>
      callbackTo === "own" && CallbackUrl.startsWith("https://") && !hasPublicName(CallbackUrl),
  },
  {
    id: "CallbackUrl.personal",
    parameter: "CallbackUrl",
    text: {
      en: "The address carries personal data. It is stored and logged wherever it passes: use an id of your own instead.",
      zh: "该地址中含有个人数据，途经之处都可能被存储和记录：请改用自有的标识。",
    },
    quote: null,
    fix: null,
    holds: ({ callbackTo, CallbackUrl }) => callbackTo === "own" && personalFieldsOf(CallbackUrl).length > 0,
  },
];
