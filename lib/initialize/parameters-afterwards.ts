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
