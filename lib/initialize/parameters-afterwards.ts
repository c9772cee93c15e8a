import { CALLBACK_TOKEN_PATTERN, CALLBACK_URL_MAX_CHARACTERS } from "@/lib/initialize/limits";
import type { ParameterFacts } from "@/lib/initialize/parameter-spec";

/** What happens after the verification. */
export const AFTERWARDS_PARAMETERS = {
  CallbackUrl: {
    group: "afterwards",
    required: false,
    limits: { maxCharacters: { value: CALLBACK_URL_MAX_CHARACTERS, source: "console" } },
    meaning: {
      en: "The address that the vendor calls once the verification is complete.",
      zh: "认证完成后，由厂商回调通知的地址。",
    },
    page: {
      en: "The webhook address for verification result notifications. The callback request method is GET by default. The webhook address must start with https. After the verification is complete, the platform sends a callback to this address and automatically adds the following fields:\ntransactionId\npassed\nsubcode\nWarning: The system checks whether this address is accessible before the API operation is called. If the address is not accessible over the public network, a 400 error is returned.\nWarning: The callback is executed immediately after the verification is complete, but may be delayed due to network issues. We recommend that you first receive the verification completion notification on the client and then call the query API operation to obtain the verification details.",
      zh: "认证结果通知的回调地址。回调请求默认使用 GET 方法。回调地址必须以 https 开头。认证完成后，平台会回调该地址，并自动添加以下字段：\ntransactionId\npassed\nsubcode\n警告：调用接口前，系统会检查该地址是否可以访问。如果无法通过公网访问该地址，则返回 400 错误。\n警告：认证完成后会立即执行回调，但可能因网络问题而延迟。建议先在客户端接收认证完成的通知，再调用查询接口获取认证详情。",
    },
    example: "https://www.aliyun.com?callbackToken=100000****&transactionId=shaxxxx&passed=Y&subCode=200",
  },
  CallbackToken: {
    group: "afterwards",
    required: false,
    limits: {
      maxCharacters: { value: 128, source: "console" },
      pattern: { value: CALLBACK_TOKEN_PATTERN, source: "console" },
    },
    meaning: {
      en: "A secret of your own that the callback brings back, so that a forged one can be told apart.",
      zh: "由您自行生成的密钥，会随回调一并返回，用于识别伪造的回调。",
    },
    page: {
      en: "A security token that you generate. It is used for anti-replay and tamper-proofing checks.\nIf you set this parameter, the CallbackToken field is included in the CallbackUrl callback.",
      zh: "由您自行生成的安全令牌，用于防重放和防篡改校验。\n如果设置了该参数，CallbackUrl 的回调中会包含 CallbackToken 字段。",
    },
    example: "NMjvQanQgplBSaEI0sL86WnQplB",
    dependsOn: {
      parameter: "CallbackUrl",
      reason: {
        en: "The token comes back with the callback, so it is of use only when there is a CallbackUrl.",
        zh: "令牌随回调返回，只有设置了 CallbackUrl 时才有意义。",
      },
    },
  },
} as const satisfies Record<string, ParameterFacts>;
