import type { Rule } from "@/lib/initialize/parameter-spec";

const REQUIRED = {
  source: "page",
  checked: "draft",
  quote: { en: "Required: Yes", zh: "是否必填：是" },
} as const;

/** What the vendor's page demands, each with the sentence that demands it. */
export const PAGE_RULES = {
  "ProductCode.fixed": {
    source: "page",
    checked: "sending",
    text: { en: "ProductCode is always ID_OCR.", zh: "ProductCode 固定为 ID_OCR。" },
    quote: { en: "Set the value to ID_OCR.", zh: "固定填写 ID_OCR。" },
  },
  "SceneCode.alphabet": {
    source: "page",
    checked: "draft",
    text: {
      en: "Up to 10 letters (A–Z, a–z), digits and underscores (_).",
      zh: "最多 10 个字符，只能包含英文字母、数字和下划线（_）。",
    },
    quote: {
      en: "The ID can contain up to 10 letters, digits, and underscores (_).",
      zh: "最多 10 个字符，可包含字母、数字和下划线（_）。",
    },
  },
  "MerchantBizId.required": {
    ...REQUIRED,
    text: { en: "MerchantBizId is required.", zh: "MerchantBizId 为必填项。" },
  },
  "MerchantBizId.alphabet": {
    source: "page",
    checked: "draft",
    text: {
      en: "Up to 32 letters (A–Z, a–z) and digits.",
      zh: "最多 32 个字符，只能包含英文字母和数字。",
    },
    quote: {
      en: "The ID can contain up to 32 letters and digits.",
      zh: "最多 32 个字符，可包含字母和数字。",
    },
  },
  "MerchantBizId.unique": {
    source: "page",
    checked: "sending",
    text: {
      en: "Every call needs a MerchantBizId that was never used before.",
      zh: "每次调用都必须使用从未用过的 MerchantBizId。",
    },
    quote: { en: "Ensure it is unique.", zh: "请确保其唯一。" },
  },
  "MetaInfo.required": {
    ...REQUIRED,
    text: { en: "MetaInfo is required.", zh: "MetaInfo 为必填项。" },
  },
  "MetaInfo.untouched": {
    source: "page",
    checked: "draft",
    text: {
      en: "MetaInfo is passed on exactly as the client SDK returned it: encoded once, not twice.",
      zh: "MetaInfo 必须原样传递客户端 SDK 返回的内容：只编码一次，不能重复编码。",
    },
    broken: {
      en: "Pass MetaInfo on exactly as the client SDK returned it; this one was encoded a second time.",
      zh: "请原样传递客户端 SDK 返回的 MetaInfo；当前内容被重复编码了一次。",
    },
    quote: {
      en: "Do not modify the return value. Pass it through directly.",
      zh: "请勿修改返回值，直接透传即可。",
    },
  },
  "MerchantUserId.required": {
    ...REQUIRED,
    text: {
      en: "MerchantUserId is required; spaces alone do not count.",
      zh: "MerchantUserId 为必填项，不能只包含空白字符。",
    },
  },
  "IdSpoof.values": {
    source: "page",
    checked: "draft",
    text: { en: "IdSpoof is Y or N.", zh: "IdSpoof 只能为 Y 或 N。" },
    quote: { en: "Y: Enable\nN: Disable (default)", zh: "Y：开启\nN：关闭（默认）" },
  },
  "DocType.listed": {
    source: "page",
    checked: "draft",
    text: {
      en: "DocType is one of the codes in the page's table, written exactly as there.",
      zh: "DocType 必须是文档表格中列出的代码，且写法完全一致。",
    },
    quote: { en: "For details, see the following table.", zh: "详情请参见下表。" },
  },
  "IdThreshold.values": {
    source: "page",
    checked: "draft",
    text: { en: "IdThreshold is 0, 1, 2 or 3.", zh: "IdThreshold 只能为 0、1、2 或 3。" },
    quote: {
      en: "0: Standard mode\n1: Strict mode\n2: Loose mode\n3: Disable quality detection (default)",
      zh: "0：标准模式\n1：严格模式\n2：宽松模式\n3：关闭质量检测（默认）",
    },
  },
  "CallbackUrl.https": {
    source: "page",
    checked: "draft",
    text: { en: "The address must start with https.", zh: "地址必须以 https 开头。" },
    quote: { en: "The webhook address must start with https.", zh: "回调地址必须以 https 开头。" },
  },
  "CallbackUrl.reachable": {
    source: "page",
    checked: "vendor",
    text: {
      en: "The vendor must be able to reach the address from the public network, or it answers 400.",
      zh: "厂商必须能通过公网访问该地址，否则返回 400 错误。",
    },
    quote: {
      en: "If the address is not accessible over the public network, a 400 error is returned.",
      zh: "如果无法通过公网访问该地址，则返回 400 错误。",
    },
  },
  "DocPageConfig.values": {
    source: "page",
    checked: "draft",
    text: {
      en: "DocPageConfig is empty or OCR_ID_BACK.",
      zh: "DocPageConfig 只能为空或 OCR_ID_BACK。",
    },
    quote: { en: "OCR_ID_BACK: Collect the back page.", zh: "OCR_ID_BACK：采集背面。" },
  },
  "DocPageConfig.mainland-only": {
    source: "page",
    checked: "draft",
    text: {
      en: "The back page is collected only for DocType 00000001, the ID card of the Chinese mainland.",
      zh: "仅当 DocType 为 00000001（中国内地居民身份证）时才能采集背面。",
    },
    quote: {
      en: "Currently, only Chinese mainland ID cards are supported.",
      zh: "目前仅支持中国内地居民身份证。",
    },
  },
  "ShowGuidePage.values": {
    source: "page",
    checked: "draft",
    text: { en: "ShowGuidePage is 1 or 0.", zh: "ShowGuidePage 只能为 1 或 0。" },
    quote: { en: "1 (Default): Display\n0: Do not display", zh: "1（默认）：显示\n0：不显示" },
  },
  "DocScanMode.values": {
    source: "page",
    checked: "draft",
    text: { en: "DocScanMode is shoot, scan or auto.", zh: "DocScanMode 只能为 shoot、scan 或 auto。" },
    quote: {
      en: "shoot (Default): Take a photo\nscan: Scan\nauto: Automatic switchover between taking a photo and scanning",
      zh: "shoot（默认）：拍照\nscan：扫描\nauto：拍照与扫描自动切换",
    },
  },
} as const satisfies Record<string, Rule>;
