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

/** What nobody is recognised by: kind of device and versions, each only where it has the shape of one. */
export function readDevice(metaInfo: string): Device {
  const fields = parse(metaInfo);
  const text = (name: string, shape: RegExp) => {
    const value = fields[name];
    return typeof value === "string" && shape.test(value) ? value : null;
  };
  // `3.46.0:2916352,0`: the version stands before the colon.
  const bio = fields.bioMetaInfo;
  const bioVersion = typeof bio === "string" ? (bio.split(":", 1)[0] ?? "") : "";
  const sdk = text("zimVer", VERSION) ?? (VERSION.test(bioVersion) ? bioVersion : null);
  return { type: text("deviceType", WORD), os: text("osVersion", VERSION), sdk };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
