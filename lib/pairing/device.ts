/** The longest name of a device that is shown or stored. */
const LONGEST = 60;

const PLATFORMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Macintosh/, "Mac"],
  [/Windows/, "Windows"],
  [/Linux/, "Linux"],
];
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, "WeChat"],
  [/Edg/, "Edge"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];

const first = (names: [RegExp, string][], ua: string) => names.find(([pattern]) => pattern.test(ua))?.[1];

/**
 * What a MetaInfo says the device is, for the person who paired it: `iPhone17,1, iOS 18.5` from an app,
 * `Chrome, Android` from a browser. The device says so itself: it is shown, and never believed.
 */
export function deviceOf(metaInfo: string): string {
  const told = parsed(metaInfo);
  const text = (name: string) => {
    const value = told[name];
    return typeof value === "string" ? value : "";
  };
  const ua = text("ua");
  const parts = [
    text("deviceModel") || first(BROWSERS, ua),
    text("osVersion") || first(PLATFORMS, ua) || text("deviceType"),
  ];
  return bounded(parts.filter(Boolean).join(", "));
}

function parsed(metaInfo: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(metaInfo);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** One short line without anything that could turn the text around it or hide in it. */
function bounded(text: string): string {
  const plain = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim();
  return [...plain].slice(0, LONGEST).join("");
}
