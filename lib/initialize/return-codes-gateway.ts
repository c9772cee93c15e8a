import type { ReturnCode } from "@/lib/initialize/return-code";

const REFUSED = { retryable: false, executed: "no", from: "gateway" } as const;

/** What the gateway may answer before the product sees the call. */
export const GATEWAY_CODES = [
  {
    ...REFUSED,
    code: "InvalidAccessKeyId.NotFound",
    statuses: [404, 400],
    meaning: { en: "The AccessKey ID does not exist.", zh: "AccessKey ID 不存在。" },
    advice: {
      en: "Compare the credential's AccessKey ID with the one in the RAM console; it may have been deleted.",
      zh: "请与 RAM 控制台中的 AccessKey ID 核对，该 AccessKey 可能已被删除。",
    },
  },
  {
    ...REFUSED,
    code: "InvalidAccessKeyId.Inactive",
    statuses: [400],
    meaning: { en: "The AccessKey is disabled.", zh: "AccessKey 已被禁用。" },
    advice: {
      en: "Enable the AccessKey in the RAM console, or use another credential.",
      zh: "请在 RAM 控制台启用该 AccessKey，或改用其他凭证。",
    },
  },
  {
    ...REFUSED,
    code: "SignatureDoesNotMatch",
    statuses: [400, 403],
    meaning: {
      en: "The signature is not the one that the gateway computed.",
      zh: "签名与网关计算的结果不一致。",
    },
    advice: {
      en: "The AccessKey secret of the credential is wrong. Enter it again, without spaces around it.",
      zh: "凭证的 AccessKey Secret 不正确。请重新填写，注意首尾不要有空格。",
    },
  },
  {
    ...REFUSED,
    code: "IncompleteSignature",
    statuses: [400],
    meaning: {
      en: "The signature does not have the form that the gateway expects.",
      zh: "签名格式不符合网关要求。",
    },
    advice: {
      en: "Something between the console and the vendor changed the request. Look at the proxy.",
      zh: "请求在到达厂商之前可能被改动，请检查代理设置。",
    },
  },
  {
    ...REFUSED,
    code: "SignatureNonceUsed",
    statuses: [400],
    meaning: {
      en: "A request with the same nonce was received before.",
      zh: "具有相同随机数（nonce）的请求此前已被接收。",
    },
    advice: {
      en: "The request arrived twice, and the first one may have been executed. Look for its outcome before sending another.",
      zh: "该请求到达了两次，第一次可能已被执行。再次发送前请先确认其结果。",
    },
    executed: "maybe",
  },
  {
    ...REFUSED,
    code: "InvalidTimeStamp.Expired",
    statuses: [400],
    meaning: {
      en: "The clock of the console differs from the vendor's by more than 15 minutes.",
      zh: "控制台与厂商的时间相差超过 15 分钟。",
    },
    advice: { en: "Set the clock of the console's machine.", zh: "请校准控制台所在机器的时钟。" },
  },
  {
    ...REFUSED,
    code: "InvalidTimeStamp.Format",
    statuses: [400],
    meaning: { en: "The time of the request is not well formed.", zh: "请求的时间戳格式不正确。" },
    advice: {
      en: "Something between the console and the vendor changed the request. Look at the proxy.",
      zh: "请求在到达厂商之前可能被改动，请检查代理设置。",
    },
  },
  {
    ...REFUSED,
    code: "InvalidSecurityToken.*",
    statuses: [400, 403],
    meaning: {
      en: "The security token of the temporary credential is expired or does not belong to the AccessKey.",
      zh: "临时凭证的安全令牌已过期，或与 AccessKey 不匹配。",
    },
    advice: {
      en: "Obtain a new temporary credential and enter all three of its parts.",
      zh: "请重新获取临时凭证，并完整填写其三个部分。",
    },
  },
  {
    ...REFUSED,
    code: "InvalidApi.NotFound",
    statuses: [404],
    meaning: {
      en: "The endpoint does not know this operation.",
      zh: "该服务地址上不存在此接口。",
    },
    advice: {
      en: "The credential points to an endpoint of another product or region. Choose the ID Verification endpoint.",
      zh: "凭证配置的服务地址属于其他产品或地域，请选择身份核验服务的地址。",
    },
  },
  {
    ...REFUSED,
    code: "Throttling.User",
    statuses: [400],
    meaning: {
      en: "The account made too many calls.",
      zh: "该账号的调用过于频繁。",
    },
    advice: { en: "Wait a moment and send again.", zh: "请稍候再发送。" },
    retryable: true,
  },
  {
    ...REFUSED,
    code: "Forbidden.RAM",
    statuses: [403],
    meaning: {
      en: "The RAM user may not call this operation.",
      zh: "RAM 用户无权调用此接口。",
    },
    advice: {
      en: "Attach AliyunAntCloudAuthFullAccess to the RAM user of this AccessKey.",
      zh: "请为该 AccessKey 所属的 RAM 用户授予 AliyunAntCloudAuthFullAccess 权限。",
    },
  },
  {
    ...REFUSED,
    code: "Forbidden.RiskControl",
    statuses: [403],
    meaning: {
      en: "The vendor's risk control forbids the call.",
      zh: "该调用被厂商的风控系统禁止。",
    },
    advice: {
      en: "The owner of the account has to clear this with the vendor's support.",
      zh: "请由账号所有者联系厂商技术支持处理。",
    },
  },
] as const satisfies readonly ReturnCode[];
