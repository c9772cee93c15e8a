import type { LocalizedText } from "@/lib/kernel/localized-text";

/**
 * Result codes of the vendor's client SDK, as its page lists them. Advisory only: a device says them of itself, and
 * no verdict hangs on them.
 */
const SDK_CODES: Record<string, LocalizedText> = {
  "1000": { en: "finished, passing suggested", zh: "已完成，建议通过" },
  "1001": { en: "finished, failing suggested", zh: "已完成，建议不通过" },
  "1002": { en: "a fault of the device or its system", zh: "设备或系统异常" },
  "1003": { en: "the SDK was given wrong content at its start", zh: "SDK 初始化内容有误" },
  "1004": { en: "the camera failed", zh: "摄像头异常" },
  "1005": { en: "the network failed", zh: "网络异常" },
  "1006": { en: "the user quit or did nothing", zh: "用户退出或长时间无操作" },
  "1007": { en: "the TransactionId is invalid or has expired", zh: "TransactionId 无效或已过期" },
  "1008": { en: "a module of the SDK is missing", zh: "缺少 SDK 模块" },
  "1009": { en: "the clock of the device is wrong", zh: "设备时间不正确" },
  "1011": { en: "the document is of another type", zh: "证件类型不符" },
  "1012": { en: "key fields of the document are missing", zh: "缺少证件关键字段" },
  "1013": { en: "the picture is too poor", zh: "图片质量不佳" },
  "1014": { en: "too many errors", zh: "错误次数过多" },
  "1015": { en: "the device's system is too old", zh: "设备系统版本过低" },
  "1016": { en: "the camera was not allowed", zh: "未授予摄像头权限" },
};

/** What a code means, as far as the vendor has written it down. */
export function describeSdkCode(code: string): LocalizedText | undefined {
  return Object.hasOwn(SDK_CODES, code) ? SDK_CODES[code] : undefined;
}
