import type { ParameterName } from "@/lib/initialize/parameter-spec";
import type { LocalizedText } from "@/lib/kernel/localized-text";

/**
 * What the vendor's page says of each parameter, in its own words; the Chinese is our translation. Apart from the other
 * facts, because only those who ask for it need it.
 */
export const PAGE_WORDS: Record<ParameterName, LocalizedText> = {
  ProductCode: {
    en: "The product plan to use. Set the value to ID_OCR.",
    zh: "要使用的产品方案。固定填写 ID_OCR。",
  },
  SceneCode: {
    en: "A custom authentication scenario ID. Use this ID to query related records in the console. The ID can contain up to 10 letters, digits, and underscores (_).",
    zh: "自定义的认证场景 ID。可凭此 ID 在控制台中查询相关记录。最多 10 个字符，可包含字母、数字和下划线（_）。",
  },
  MerchantBizId: {
    en: "A custom unique business ID for troubleshooting. The ID can contain up to 32 letters and digits. Ensure it is unique.\nNote: Alibaba Cloud servers do not check the uniqueness of this value. For better tracking, ensure that the value is unique.",
    zh: "自定义的唯一业务 ID，用于排查问题。最多 32 个字符，可包含字母和数字。请确保其唯一。\n说明：阿里云服务端不会校验该值的唯一性。为便于追踪，请确保该值唯一。",
  },
  MetaInfo: {
    en: "The MetaInfo environment parameter. Obtain this parameter using the client SDK. For more information, see Android SDK integration.\nNote: Do not modify the return value. Pass it through directly.",
    zh: "MetaInfo 环境参数。请通过客户端 SDK 获取。更多信息，请参见 Android SDK 接入。\n说明：请勿修改返回值，直接透传即可。",
  },
  MerchantUserId: {
    en: "A custom user ID or another identifier for a specific user, such as a mobile phone number or an email address. Strongly recommend desensitizing this value in advance, such as by hashing it.",
    zh: "自定义的用户 ID，或可标识特定用户的其他信息，例如手机号码或邮箱地址。强烈建议提前对该值做脱敏处理，例如计算哈希值。",
  },
  IdSpoof: {
    en: "Specifies whether to enable certificate anti-spoofing detection:\nY: Enable\nN: Disable (default)",
    zh: "是否开启证件防伪检测：\nY：开启\nN：关闭（默认）",
  },
  DocType: {
    en: "The certificate type. An 8-digit number serves as the unique identifier. For details, see the following table.",
    zh: "证件类型。以 8 位数字作为唯一标识。详情请参见下表。",
  },
  IdThreshold: {
    en: "The custom OCR quality detection threshold mode:\n0: Standard mode\n1: Strict mode\n2: Loose mode\n3: Disable quality detection (default)",
    zh: "自定义的 OCR 质量检测阈值模式：\n0：标准模式\n1：严格模式\n2：宽松模式\n3：关闭质量检测（默认）",
  },
  CallbackUrl: {
    en: "The webhook address for verification result notifications. The callback request method is GET by default. The webhook address must start with https. After the verification is complete, the platform sends a callback to this address and automatically adds the following fields:\ntransactionId\npassed\nsubcode\nWarning: The system checks whether this address is accessible before the API operation is called. If the address is not accessible over the public network, a 400 error is returned.\nWarning: The callback is executed immediately after the verification is complete, but may be delayed due to network issues. We recommend that you first receive the verification completion notification on the client and then call the query API operation to obtain the verification details.",
    zh: "认证结果通知的回调地址。回调请求默认使用 GET 方法。回调地址必须以 https 开头。认证完成后，平台会回调该地址，并自动添加以下字段：\ntransactionId\npassed\nsubcode\n警告：调用接口前，系统会检查该地址是否可以访问。如果无法通过公网访问该地址，则返回 400 错误。\n警告：认证完成后会立即执行回调，但可能因网络问题而延迟。建议先在客户端接收认证完成的通知，再调用查询接口获取认证详情。",
  },
  CallbackToken: {
    en: "A security token that you generate. It is used for anti-replay and tamper-proofing checks.\nIf you set this parameter, the CallbackToken field is included in the CallbackUrl callback.",
    zh: "由您自行生成的安全令牌，用于防重放和防篡改校验。\n如果设置了该参数，CallbackUrl 的回调中会包含 CallbackToken 字段。",
  },
  DocPageConfig: {
    en: "A JSON string array:\nOCR_ID_BACK: Collect the back page.\nNote: Currently, only Chinese mainland ID cards are supported.",
    zh: "JSON 字符串数组：\nOCR_ID_BACK：采集背面。\n说明：目前仅支持中国内地居民身份证。",
  },
  ShowGuidePage: {
    en: "Specifies whether to display the guide page:\n1 (Default): Display\n0: Do not display",
    zh: "是否显示引导页：\n1（默认）：显示\n0：不显示",
  },
  DocScanMode: {
    en: "OCR certificate scanning mode:\nshoot (Default): Take a photo\nscan: Scan\nauto: Automatic switchover between taking a photo and scanning",
    zh: "证件 OCR 的采集模式：\nshoot（默认）：拍照\nscan：扫描\nauto：拍照与扫描自动切换",
  },
};
