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
    page: {
      en: "The product plan to use. Set the value to ID_OCR.",
      zh: "要使用的产品方案。固定填写 ID_OCR。",
    },
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
    page: {
      en: "A custom authentication scenario ID. Use this ID to query related records in the console. The ID can contain up to 10 letters, digits, and underscores (_).",
      zh: "自定义的认证场景 ID。可凭此 ID 在控制台中查询相关记录。最多 10 个字符，可包含字母、数字和下划线（_）。",
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
    page: {
      en: "A custom unique business ID for troubleshooting. The ID can contain up to 32 letters and digits. Ensure it is unique.\nNote: Alibaba Cloud servers do not check the uniqueness of this value. For better tracking, ensure that the value is unique.",
      zh: "自定义的唯一业务 ID，用于排查问题。最多 32 个字符，可包含字母和数字。请确保其唯一。\n说明：阿里云服务端不会校验该值的唯一性。为便于追踪，请确保该值唯一。",
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
    page: {
      en: "The MetaInfo environment parameter. Obtain this parameter using the client SDK. For more information, see Android SDK integration.\nNote: Do not modify the return value. Pass it through directly.",
      zh: "MetaInfo 环境参数。请通过客户端 SDK 获取。更多信息，请参见 Android SDK 接入。\n说明：请勿修改返回值，直接透传即可。",
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
    page: {
      en: "A custom user ID or another identifier for a specific user, such as a mobile phone number or an email address. Strongly recommend desensitizing this value in advance, such as by hashing it.",
      zh: "自定义的用户 ID，或可标识特定用户的其他信息，例如手机号码或邮箱地址。强烈建议提前对该值做脱敏处理，例如计算哈希值。",
    },
    example: "123456789",
  },
  DocType: {
    group: "who",
    required: true,
    limits: {},
    meaning: { en: "The kind of certificate that is shown to the camera.", zh: "要拍摄识别的证件类型。" },
    page: {
      en: "The certificate type. An 8-digit number serves as the unique identifier. For details, see the following table.",
      zh: "证件类型。以 8 位数字作为唯一标识。详情请参见下表。",
    },
    example: "01000000",
  },
} as const satisfies Record<string, ParameterFacts>;
