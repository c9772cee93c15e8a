import {
  MERCHANT_BIZ_ID_PATTERN,
  MERCHANT_USER_ID_MAX_CHARACTERS,
  META_INFO_MAX_BYTES,
  PRODUCT_CODE,
  SCENE_CODE_PATTERN,
} from "@/lib/initialize/limits";
import type { ParameterFacts } from "@/lib/initialize/parameter-spec";

/** Who and what is verified. */
export const WHO_PARAMETERS = {
  ProductCode: {
    group: "who",
    required: true,
    values: [
      {
        value: PRODUCT_CODE,
        label: { en: "Certificate OCR", zh: "证件 OCR" },
        meaning: {
          en: "The document is photographed and its fields are read.",
          zh: "拍摄证件并识别其中的字段。",
        },
      },
    ],
    limits: {},
    meaning: { en: "The product plan. Always ID_OCR here.", zh: "产品方案，在本控制台中固定为 ID_OCR。" },
    example: "ID_OCR",
  },
  SceneCode: {
    group: "who",
    required: false,
    limits: {
      maxCharacters: { value: 10, source: "page" },
      pattern: { value: SCENE_CODE_PATTERN, source: "page" },
    },
    meaning: {
      en: "Your own name for the scenario, to find its records in the vendor's console.",
      zh: "自定义的场景标识，用于在厂商控制台中查找相关记录。",
    },
    example: "1234567890",
  },
  MerchantBizId: {
    group: "who",
    required: true,
    limits: {
      maxCharacters: { value: 32, source: "page" },
      pattern: { value: MERCHANT_BIZ_ID_PATTERN, source: "page" },
    },
    meaning: {
      en: "The unique business ID of this one call, for tracing it later.",
      zh: "本次调用的唯一业务 ID，便于日后排查。",
    },
    example: "e0c34a77f5ac40a5aa5e6ed20c35****",
  },
  MetaInfo: {
    group: "who",
    required: true,
    limits: { maxBytes: { value: META_INFO_MAX_BYTES, source: "console" } },
    meaning: {
      en: "What the client SDK says about the device. It is passed on byte for byte.",
      zh: "客户端 SDK 返回的设备环境信息，逐字节原样传递。",
    },
    example:
      '{"zimVer":"3.0.0","appVersion": "1","bioMetaInfo": "4.1.0:1150****,0","appName": "com.aliyun.antcloudauth","deviceType": "ios","osVersion": "iOS 10.3.2","apdidToken": "","deviceModel": "iPhone9,1"}',
  },
  MerchantUserId: {
    group: "who",
    required: true,
    limits: { maxCharacters: { value: MERCHANT_USER_ID_MAX_CHARACTERS, source: "console" } },
    meaning: {
      en: "Who is being verified, in your own terms. Sent as a keyed hash unless you say otherwise.",
      zh: "被核验用户在您业务中的标识。除非另行选择，否则以带密钥的哈希值发送。",
    },
    example: "123456789",
  },
  DocType: {
    group: "who",
    required: true,
    limits: {},
    meaning: { en: "The kind of certificate that is shown to the camera.", zh: "要拍摄识别的证件类型。" },
    example: "01000000",
  },
} as const satisfies Record<string, ParameterFacts>;
