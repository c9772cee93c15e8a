/** The device that MetaInfo tells of, as far as everybody may see it. */
export type Device = {
  /** `android`, `ios`, `web`. */
  type: string | null;
  /** Version of its operating system. */
  os: string | null;
  /** Version of the client SDK. */
  sdk: string | null;
};

/** What is kept of a call's MetaInfo. The text itself is sealed, and shown only for a reason. */
export type DeviceView =
  | ({ kind: "kept" } & Device)
  | { kind: "erased"; at: string | null }
  /** Sealed with a key that this console no longer has. */
  | { kind: "unreadable" };

const WORD = /^[a-z][a-z0-9_-]{0,19}$/i;
const VERSION = /^\d{1,4}(\.\d{1,6}){0,3}$/;
/** `iOS 10.3.2` in the page's example: the kind of device says it already. */
const SYSTEM = /^(iOS|Android|HarmonyOS) /i;

/** What nobody is recognised by: kind of device and versions, each only where it has the shape of one. */
export function readDevice(metaInfo: string): Device {
  const fields = parse(metaInfo);
  const said = (name: string) => {
    const value = fields[name];
    return typeof value === "string" ? value : "";
  };
  const fitting = (value: string, shape: RegExp) => (shape.test(value) ? value : null);
  return {
    type: fitting(said("deviceType"), WORD),
    os: fitting(said("osVersion").replace(SYSTEM, ""), VERSION),
    // `3.46.0:2916352,0`: the version stands before the colon.
    sdk: fitting(said("zimVer"), VERSION) ?? fitting(said("bioMetaInfo").split(":", 1)[0] ?? "", VERSION),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
