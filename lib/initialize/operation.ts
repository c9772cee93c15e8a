import type { LocalizedText } from "@/lib/kernel/localized-text";

/** What the page says of the operation as a whole. */
export const OPERATION = {
  name: "Initialize",
  method: "HTTPS POST",
  page: {
    en: "Before you start each certificate OCR process, call this API operation to obtain a transactionId. The transactionId links all API operations in the authentication request.\nThis API operation has a dedicated QPS limit.",
    zh: "每次开始证件 OCR 流程前，请先调用此接口获取 transactionId。transactionId 用于关联同一认证请求中的所有接口调用。\n此接口有独立的 QPS 限制。",
  },
} as const satisfies { name: string; method: string; page: LocalizedText };

/** A field of the answer. A dot leads into `Result`. */
export type ResponseField = {
  name: string;
  type: "String" | "Integer";
  /** The page's own words; the Chinese is our translation. */
  page: LocalizedText;
  example: string;
};

export const RESPONSE_FIELDS: readonly ResponseField[] = [
  {
    name: "HTTP Status Code",
    type: "Integer",
    page: { en: "The HTTP status code.", zh: "HTTP 状态码。" },
    example: "200",
  },
  {
    name: "RequestId",
    type: "String",
    page: { en: "The request ID.", zh: "请求 ID。" },
    example: "130A2C10-B9EE-4D84-88E3-5384FF03****",
  },
  { name: "Code", type: "String", page: { en: "Return code.", zh: "返回码。" }, example: "Success" },
  {
    name: "Message",
    type: "String",
    page: { en: "The detailed description of the response code.", zh: "返回码的详细说明。" },
    example: "success",
  },
  {
    name: "Result.TransactionId",
    type: "String",
    page: {
      en: "The unique identifier for the entire verification flow. This field is used for billing statistics and to initiate a CheckResult API operation request.\nImportant: If an error occurs during the request, such as an invalid parameter, TransactionId is not returned.\nImportant: Attach the TransactionId to the business ID of your current business flow and store it on the server-side. When calling CheckResult, retrieve this verification ID from your server-side storage to initiate the result query.\nImportant: After you obtain the TransactionId or TransactionUrl, you must complete the verification within 30 minutes. After this period, the ID or URL will automatically become invalid and cannot be used for verification.",
      zh: "整个认证流程的唯一标识，用于计费统计，以及发起 CheckResult 接口请求。\n重要：如果请求出错，例如参数无效，则不会返回 TransactionId。\n重要：请将 TransactionId 与当前业务流程的业务 ID 关联，并保存在服务端。调用 CheckResult 时，请使用服务端保存的认证 ID 查询结果。\n重要：获取 TransactionId 或 TransactionUrl 后，必须在 30 分钟内完成认证。超时后，该 ID 或 URL 自动失效，无法再用于认证。",
    },
    example: "hksb7ba1b28130d24e015d6********",
  },
  {
    name: "Result.Protocol",
    type: "String",
    page: {
      en: "The standard encryption protocol for authentication.\nWe recommend that you obtain this parameter and pass it to the client SDK. The client SDK uses this parameter to reduce network interactions and support dynamic network switching, improving user experience.",
      zh: "认证使用的标准加密协议。\n建议获取该参数并传递给客户端 SDK。客户端 SDK 可借助该参数减少网络交互，并支持网络动态切换，从而改善用户体验。",
    },
    example: "hksb7ba1b28130d24e015d*********",
  },
];
