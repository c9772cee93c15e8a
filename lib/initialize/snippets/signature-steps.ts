import { API_VERSION, EMPTY_BODY_HASH, SIGNED_HEADERS, shownQuery } from "@/lib/initialize/snippets/curl";
import {
  ACCESS_KEY_ID,
  ACCESS_KEY_SECRET,
  hostOf,
  type SnippetCall,
} from "@/lib/initialize/snippets/snippet-call";
import type { LocalizedText } from "@/lib/kernel/localized-text";

export type SignatureStep = { title: LocalizedText; why: LocalizedText; text: string };

function canonicalRequest(call: SnippetCall): string {
  const headers = [
    `host:${hostOf(call)}`,
    "x-acs-action:Initialize",
    `x-acs-content-sha256:${EMPTY_BODY_HASH}`,
    "x-acs-date:<UTC_TIME>",
    "x-acs-signature-nonce:<UNIQUE_TEXT>",
    `x-acs-version:${API_VERSION}`,
  ];
  return ["POST", "/", shownQuery(call), ...headers, "", SIGNED_HEADERS, EMPTY_BODY_HASH].join("\n");
}

/** How the call is signed by ACS3-HMAC-SHA256, step by step, with what this call puts into each step. */
export function signatureSteps(call: SnippetCall): SignatureStep[] {
  return [
    {
      title: { en: "Canonical query", zh: "规范化查询字符串" },
      why: {
        en: "Every parameter travels in the query. Names are sorted by code unit; names and values are percent-encoded, all but letters, digits and - _ . ~.",
        zh: "所有参数都放在查询字符串中。参数名按代码单元排序；参数名和值做百分号编码，字母、数字和 - _ . ~ 除外。",
      },
      text: shownQuery(call),
    },
    {
      title: { en: "Canonical request", zh: "规范化请求" },
      why: {
        en: "Method, path, query, each signed header on a line of its own, an empty line, the names of the signed headers, and the SHA-256 of the empty body.",
        zh: "依次为方法、路径、查询字符串、每个参与签名的请求头各占一行、一个空行、参与签名的请求头名称，以及空请求体的 SHA-256。",
      },
      text: canonicalRequest(call),
    },
    {
      title: { en: "String to sign", zh: "待签名字符串" },
      why: {
        en: "The name of the algorithm, a line feed, and the SHA-256 of the canonical request in lower-case hex.",
        zh: "算法名称、换行符，以及规范化请求的 SHA-256（小写十六进制）。",
      },
      text: "ACS3-HMAC-SHA256\n<SHA256_OF_CANONICAL_REQUEST>",
    },
    {
      title: { en: "Signature", zh: "签名" },
      why: {
        en: "HMAC-SHA256 of the string to sign with the AccessKey secret, in lower-case hex. The gateway refuses a time that is more than 15 minutes off, and a nonce that was used before.",
        zh: "以 AccessKey Secret 对待签名字符串做 HMAC-SHA256，取小写十六进制。时间偏差超过 15 分钟或随机数重复使用时，网关会拒绝请求。",
      },
      text: `hex(hmac_sha256(<${ACCESS_KEY_SECRET}>, <STRING_TO_SIGN>))`,
    },
    {
      title: { en: "Authorization header", zh: "Authorization 请求头" },
      why: {
        en: "A temporary key also sends and signs x-acs-accesskey-id and x-acs-security-token.",
        zh: "临时密钥还需发送并签名 x-acs-accesskey-id 和 x-acs-security-token。",
      },
      text: `ACS3-HMAC-SHA256 Credential=<${ACCESS_KEY_ID}>,SignedHeaders=${SIGNED_HEADERS},Signature=<SIGNATURE>`,
    },
  ];
}
