import { MAINLAND_ID_CARD } from "@/lib/initialize/limits";
import type { ParameterFacts } from "@/lib/initialize/parameter-spec";

/** How the certificate is captured. */
export const CAPTURE_PARAMETERS = {
  DocPageConfig: {
    group: "capture",
    required: false,
    values: [
      {
        value: "OCR_ID_BACK",
        label: { en: "Front and back", zh: "正面和背面" },
        meaning: {
          en: "After the front, the person is asked for the back of the card too.",
          zh: "拍完正面后，还会要求用户拍摄证件背面。",
        },
      },
    ],
    limits: {},
    meaning: {
      en: "Whether the back of the card is collected too. Sent as a JSON array of strings.",
      zh: "是否同时采集证件背面。以 JSON 字符串数组的形式发送。",
    },
    example: "OCR_ID_BACK",
    dependsOn: {
      parameter: "DocType",
      values: [MAINLAND_ID_CARD],
      reason: {
        en: "Only the resident ID card of the Chinese mainland (00000001) has a back page to collect.",
        zh: "仅中国内地居民身份证（00000001）支持采集背面。",
      },
    },
  },
  ShowGuidePage: {
    group: "capture",
    required: false,
    default: "1",
    values: [
      {
        value: "1",
        label: { en: "Show the guide page", zh: "显示引导页" },
        meaning: {
          en: "The person first sees a page that explains what to do.",
          zh: "用户会先看到一页操作说明。",
        },
      },
      {
        value: "0",
        label: { en: "Skip the guide page", zh: "不显示引导页" },
        meaning: {
          en: "The camera opens at once, without an explanation.",
          zh: "跳过说明，直接打开相机。",
        },
      },
    ],
    limits: {},
    meaning: {
      en: "Whether a page of guidance comes before the camera.",
      zh: "打开相机前是否显示引导页。",
    },
    example: "1",
  },
  DocScanMode: {
    group: "capture",
    required: false,
    default: "shoot",
    values: [
      {
        value: "shoot",
        label: { en: "Take a photo", zh: "拍照" },
        meaning: {
          en: "The person presses the shutter and may retake the photo.",
          zh: "由用户自己按下快门，不满意可重拍。",
        },
      },
      {
        value: "scan",
        label: { en: "Scan", zh: "扫描" },
        meaning: {
          en: "The person holds the certificate still and the picture is taken by itself.",
          zh: "用户将证件对准取景框并保持不动，系统自动采集。",
        },
      },
      {
        value: "auto",
        label: { en: "Switch automatically", zh: "自动切换" },
        meaning: {
          en: "The app switches between scanning and taking a photo by itself.",
          zh: "在扫描与拍照之间自动切换。",
        },
      },
    ],
    limits: {},
    meaning: { en: "How the picture of the certificate is taken.", zh: "采集证件图像的方式。" },
    example: "shoot",
  },
} as const satisfies Record<string, ParameterFacts>;
