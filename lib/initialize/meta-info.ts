import { META_INFO_MAX_BYTES } from "@/lib/initialize/limits";
import type { LocalizedText } from "@/lib/kernel/localized-text";

export type MetaInfoProblem =
  | "empty"
  | "too-large"
  | "unsendable-text"
  | "not-json"
  | "encoded-twice"
  | "not-an-object";

// JSON allows tab, line feed and carriage return between its tokens, and MetaInfo is never reformatted.
const CONTROL_BUT_JSON_SPACE = /[^\P{Cc}\t\n\r]/u;

type Parsed = { value: unknown } | undefined;

function parse(text: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function isObject(parsed: Parsed): boolean {
  return typeof parsed?.value === "object" && parsed.value !== null && !Array.isArray(parsed.value);
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The texts that one more decoding makes of it: percent signs, a JSON string, a JSON string without its quotes. */
function decodedOnce(text: string): string[] {
  const readings = [percentDecoded(text), parse(text)?.value, parse(`"${text}"`)?.value];
  return readings.filter((reading) => typeof reading === "string").filter((reading) => reading !== text);
}

function hidesAnObject(text: string, depth = 3): boolean {
  return decodedOnce(text).some(
    (inner) => isObject(parse(inner)) || (depth > 1 && hidesAnObject(inner, depth - 1)),
  );
}

/**
 * Why a text cannot be sent as MetaInfo; empty when it can.
 *
 * The text is judged exactly as it stands: it is never trimmed, reformatted or repaired, because the vendor wants
 * what the client SDK returned.
 */
export function metaInfoProblems(text: string): MetaInfoProblem[] {
  if (text === "") return ["empty"];
  // Before anything else reads it: a megabyte is not worth parsing.
  if (new TextEncoder().encode(text).length > META_INFO_MAX_BYTES) return ["too-large"];
  if (!text.isWellFormed() || CONTROL_BUT_JSON_SPACE.test(text)) return ["unsendable-text"];
  const parsed = parse(text);
  if (isObject(parsed)) return [];
  if (hidesAnObject(text)) return ["encoded-twice"];
  return parsed ? ["not-an-object"] : ["not-json"];
}

export type DeviceProfile = {
  id: string;
  name: LocalizedText;
  platform: "ios" | "android" | "web";
  /** A MetaInfo of the form that the client SDK of this platform returns; it names no real device. */
  metaInfo: string;
};

/** Devices that exist only in the sandbox, one for each form of MetaInfo that has been seen. */
export const DEVICE_PROFILES: readonly DeviceProfile[] = [
  {
    id: "sandbox-iphone",
    name: { en: "Sandbox iPhone (iOS SDK)", zh: "沙箱 iPhone（iOS SDK）" },
    platform: "ios",
    metaInfo:
      '{"zimVer":"3.0.0","appVersion":"1","bioMetaInfo":"4.1.0:11501568,0","appName":"com.example.sandbox","deviceType":"ios","osVersion":"iOS 18.5","apdidToken":"","deviceModel":"iPhone17,1"}',
  },
  {
    id: "sandbox-android",
    name: { en: "Sandbox Android phone (Android SDK)", zh: "沙箱 Android 手机（Android SDK）" },
    platform: "android",
    metaInfo:
      '{"apdidToken":"","appName":"com.example.sandbox","appVersion":"1.0.0","bioMetaInfo":"3.46.0:2916352,0","deviceModel":"Sandbox Phone","deviceType":"android","osVersion":"15","zimVer":"1.0.0"}',
  },
  {
    id: "sandbox-web",
    name: { en: "Sandbox mobile browser (Web SDK)", zh: "沙箱手机浏览器（Web SDK）" },
    platform: "web",
    metaInfo:
      '{"bioMetaInfo":"4.1.0:2916352,0","deviceType":"web","ua":"Mozilla/5.0 (Linux; Android 15; Sandbox) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"}',
  },
];
