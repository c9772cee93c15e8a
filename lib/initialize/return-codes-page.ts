import type { ReturnCode } from "@/lib/initialize/return-code";

/** The codes of the Initialize page, with its descriptions; Throttling.Api also has the gateway's status. */
export const PAGE_CODES = [
  {
    code: "Success",
    statuses: [200],
    meaning: { en: "Request successful.", zh: "请求成功。" },
    advice: {
      en: "Hand TransactionId and Protocol to the device within 30 minutes.",
      zh: "请在 30 分钟内将 TransactionId 和 Protocol 交给设备端。",
    },
    retryable: false,
    executed: "yes",
    from: "page",
  },
  {
    code: "MissingParameter",
    statuses: [400],
    meaning: { en: "Parameter cannot be empty.", zh: "参数不能为空。" },
    advice: {
      en: "The message names the parameter. Fill it in and send a new call.",
      zh: "返回消息中会指明参数名。补全后请重新发起调用。",
    },
    retryable: false,
    executed: "no",
    from: "page",
  },
  {
    code: "InvalidParameter",
    statuses: [400],
    meaning: { en: "Invalid parameter.", zh: "参数无效。" },
    advice: {
      en: "Look at MetaInfo first (encoded twice?), then at whether CallbackUrl can be reached from the internet, then at DocType.",
      zh: "先检查 MetaInfo 是否被重复编码，再检查 CallbackUrl 能否通过公网访问，最后检查 DocType。",
    },
    retryable: false,
    executed: "no",
    from: "page",
  },
  {
    code: "Forbidden.ExceptionRepeatedInvoke",
    statuses: [401],
    meaning: {
      en: "The number of repeated abnormal calls exceeds the limit.",
      zh: "重复的异常调用次数超出限制。",
    },
    advice: {
      en: "Stop sending, mend the cause of the earlier refusals, and try again later.",
      zh: "请停止发送，先解决此前被拒绝的原因，稍后再试。",
    },
    retryable: false,
    executed: "no",
    from: "page",
  },
  {
    code: "Forbidden.RAMUserAccessDenied",
    statuses: [403],
    meaning: {
      en: "You need to grant the RAM user the AliyunAntCloudAuthFullAccess permission. For more information, see Authorize RAM users to access the service.",
      zh: "需要为 RAM 用户授予 AliyunAntCloudAuthFullAccess 权限。更多信息，请参见授权 RAM 用户访问服务。",
    },
    advice: {
      en: "Ask the owner of the account to attach AliyunAntCloudAuthFullAccess to the RAM user of this AccessKey.",
      zh: "请联系账号管理员，为该 AccessKey 所属的 RAM 用户授予 AliyunAntCloudAuthFullAccess 权限。",
    },
    retryable: false,
    executed: "no",
    from: "page",
  },
  {
    code: "Forbidden.AccountAccessDenied",
    statuses: [403],
    meaning: {
      en: "Ensure that you have activated ID verification and your account has no overdue payment.",
      zh: "请确保已开通身份核验服务，且账号没有欠费。",
    },
    advice: {
      en: "Activate ID Verification for the account, or settle its overdue payment.",
      zh: "请为该账号开通身份核验服务，或结清欠费。",
    },
    retryable: false,
    executed: "no",
    from: "page",
  },
  {
    code: "Throttling.Api",
    statuses: [403, 400],
    meaning: { en: "API request is blocked due to throttling.", zh: "API 请求因流控被拦截。" },
    advice: {
      en: "Too many calls in this second, counted over the whole account. Wait a moment and send again.",
      zh: "整个账号当前一秒内的调用过多。请稍候再发送。",
    },
    retryable: true,
    executed: "no",
    from: "page",
  },
  {
    code: "InternalError",
    statuses: [500],
    meaning: {
      en: "Internal system error. Provide feedback to engineers for troubleshooting.",
      zh: "系统内部错误。请反馈给工程师排查。",
    },
    advice: {
      en: "Give the RequestId to the vendor's support. The call may have been executed all the same, so do not repeat it blindly.",
      zh: "请将 RequestId 提供给厂商技术支持。该调用可能已被执行，请勿盲目重试。",
    },
    retryable: false,
    executed: "maybe",
    from: "page",
  },
  {
    code: "ServiceUnavailable",
    statuses: [503],
    meaning: {
      en: "The service is unavailable. Contact engineers for troubleshooting.",
      zh: "服务不可用。请联系工程师排查。",
    },
    advice: {
      en: "Wait and look at the vendor's status page. The call may have been executed all the same, so do not repeat it blindly.",
      zh: "请稍候，并查看厂商的服务状态页。该调用可能已被执行，请勿盲目重试。",
    },
    retryable: false,
    executed: "maybe",
    from: "page",
  },
] as const satisfies readonly ReturnCode[];

/** The codes that CheckResult adds. */
export const CHECK_RESULT_CODES = [
  {
    code: "TransactionIdInvalid",
    statuses: [400],
    meaning: { en: "The TransactionId is unknown.", zh: "TransactionId 无效。" },
    advice: {
      en: "Ask in the region and with the account that made the TransactionId. The vendor deletes results after 30 days.",
      zh: "请使用创建该 TransactionId 时的账号和地域查询。厂商会在 30 天后删除结果。",
    },
    retryable: false,
    executed: "no",
    from: "check-result",
  },
  {
    code: "ProcessNotCompleted",
    statuses: [404],
    meaning: { en: "The verification is not finished yet.", zh: "认证流程尚未完成。" },
    advice: {
      en: "Wait until the person has finished on the device, then ask again.",
      zh: "请等待用户在设备上完成操作后再查询。",
    },
    retryable: true,
    executed: "no",
    from: "check-result",
  },
  {
    code: "SuspiciousActivity",
    statuses: [429],
    meaning: { en: "The vendor regards the calls as suspicious.", zh: "厂商判定该调用存在异常行为。" },
    advice: {
      en: "Stop asking for this result and contact the vendor's support with the RequestId.",
      zh: "请停止查询，并携带 RequestId 联系厂商技术支持。",
    },
    retryable: false,
    executed: "no",
    from: "check-result",
  },
] as const satisfies readonly ReturnCode[];
