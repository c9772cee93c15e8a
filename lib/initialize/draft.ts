import type { ParameterName } from "@/lib/initialize/parameter-spec";

/** Who receives the callback: this console, an address of the operator's own, or nobody. */
export const CALLBACK_DESTINATIONS = ["console", "own", "none"] as const;

/**
 * A call as it is composed: every parameter has a value, an empty text meaning "not given".
 *
 * `MerchantUserId` is the raw value as typed. `CallbackUrl` and `CallbackToken` count only when `callbackTo` is
 * "own"; for "console" the console fills in its own. `pinned` names parameters that are sent although they are
 * at their default.
 */
export type InitializeDraft = {
  SceneCode: string;
  MerchantBizId: string;
  MetaInfo: string;
  MerchantUserId: string;
  IdSpoof: "Y" | "N";
  DocType: string;
  IdThreshold: "0" | "1" | "2" | "3";
  CallbackUrl: string;
  CallbackToken: string;
  DocPageConfig: "" | "OCR_ID_BACK";
  ShowGuidePage: "0" | "1";
  DocScanMode: "shoot" | "scan" | "auto";
  callbackTo: (typeof CALLBACK_DESTINATIONS)[number];
  hashMerchantUserId: boolean;
  pinned: ParameterName[];
};

/**
 * The draft of an untouched form: the vendor's defaults, a hashed user, the callback to the console.
 *
 * DocType has no default at the vendor; the first certificate of the page's table stands in. MetaInfo and
 * MerchantUserId stay empty, for nobody can guess them.
 */
export function defaultDraft(merchantBizId: string): InitializeDraft {
  return {
    SceneCode: "",
    MerchantBizId: merchantBizId,
    MetaInfo: "",
    MerchantUserId: "",
    IdSpoof: "N",
    DocType: "01000000",
    IdThreshold: "3",
    CallbackUrl: "",
    CallbackToken: "",
    DocPageConfig: "",
    ShowGuidePage: "1",
    DocScanMode: "shoot",
    callbackTo: "console",
    hashMerchantUserId: true,
    pinned: [],
  };
}

/** A fresh MerchantBizId: 32 lower-case hexadecimal digits, 128 random bits. */
export function newMerchantBizId(): string {
  // randomUUID would be missing on a page that a browser opened over plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
