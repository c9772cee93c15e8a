import type { ParameterFacts } from "@/lib/initialize/parameter-spec";

/** How strictly the certificate is judged. */
export const STRICTNESS_PARAMETERS = {
  IdSpoof: {
    group: "strictness",
    required: false,
    default: "N",
    values: [
      {
        value: "Y",
        label: { en: "Enable", zh: "开启" },
        meaning: {
          en: "Copies, screens and altered certificates are looked for and refused.",
          zh: "检测复印件、屏幕翻拍和篡改痕迹，发现后判为不通过。",
        },
      },
      {
        value: "N",
        label: { en: "Disable", zh: "关闭" },
        meaning: {
          en: "The fields are read without asking whether the certificate is genuine.",
          zh: "只识别证件字段，不判断证件真伪。",
        },
      },
    ],
    limits: {},
    meaning: { en: "Whether forged certificates are looked for.", zh: "是否检测证件真伪。" },
    example: "Y",
  },
  IdThreshold: {
    group: "strictness",
    required: false,
    default: "3",
    values: [
      {
        value: "0",
        label: { en: "Standard mode", zh: "标准模式" },
        meaning: {
          en: "Blurred, dark or partly covered pictures have to be taken again.",
          zh: "图像模糊、过暗或有遮挡时需要重拍。",
        },
      },
      {
        value: "1",
        label: { en: "Strict mode", zh: "严格模式" },
        meaning: {
          en: "Only a very good picture is accepted; expect more retakes.",
          zh: "只接受质量很高的图像，重拍次数会增多。",
        },
      },
      {
        value: "2",
        label: { en: "Loose mode", zh: "宽松模式" },
        meaning: {
          en: "Only pictures that are plainly unusable have to be taken again.",
          zh: "只有明显无法使用的图像才需要重拍。",
        },
      },
      {
        value: "3",
        label: { en: "Disable quality detection", zh: "关闭质量检测" },
        meaning: {
          en: "Any picture is accepted, whatever its quality.",
          zh: "不检测图像质量，任何图像都会被接受。",
        },
      },
    ],
    limits: {},
    meaning: {
      en: "How good the picture of the certificate has to be.",
      zh: "对证件图像质量的要求。",
    },
    example: "0",
  },
} as const satisfies Record<string, ParameterFacts>;
