import type { InitializeDraft } from "@/lib/initialize/draft";
import { MAINLAND_ID_CARD, PRODUCT_CODE } from "@/lib/initialize/limits";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import { PARAMETERS } from "@/lib/initialize/parameters";

/** What only the server knows at the moment of sending. */
export type FilledValues = {
  /** The user as sent: the keyed hash, or the raw value where the operator chose so. */
  MerchantUserId: string;
  /** The console's own callback address and token; used only when the draft says "console". */
  CallbackUrl?: string;
  CallbackToken?: string;
};

/** The value that each parameter would travel with; an empty text means that it has none. */
function wireValues(draft: InitializeDraft, filled: FilledValues): Record<ParameterName, string> {
  const callbacks = { console: filled, own: draft, none: undefined };
  const callback = callbacks[draft.callbackTo];
  const callbackUrl = callback?.CallbackUrl ?? "";
  const collectsBack = draft.DocPageConfig === "OCR_ID_BACK" && draft.DocType === MAINLAND_ID_CARD;
  return {
    ProductCode: PRODUCT_CODE,
    SceneCode: draft.SceneCode,
    MerchantBizId: draft.MerchantBizId,
    MetaInfo: draft.MetaInfo,
    MerchantUserId: filled.MerchantUserId,
    IdSpoof: draft.IdSpoof,
    DocType: draft.DocType,
    IdThreshold: draft.IdThreshold,
    CallbackUrl: callbackUrl,
    CallbackToken: callbackUrl === "" ? "" : (callback?.CallbackToken ?? ""),
    DocPageConfig: collectsBack ? JSON.stringify(["OCR_ID_BACK"]) : "",
    ShowGuidePage: draft.ShowGuidePage,
    DocScanMode: draft.DocScanMode,
  };
}

/**
 * Exactly what is sent for a draft, in the page's order: ProductCode, the required parameters, and whatever
 * differs from the vendor's default or is pinned. An empty value is never sent.
 */
export function toWireParameters(draft: InitializeDraft, filled: FilledValues): Record<string, string> {
  const values = wireValues(draft, filled);
  const sent = PARAMETERS.filter(({ name, default: standard }) => {
    const value = values[name];
    return value !== "" && (value !== standard || draft.pinned.includes(name));
  });
  return Object.fromEntries(sent.map(({ name }) => [name, values[name]]));
}

/**
 * The optional parameters whose value is not the untouched form's, in the page's order.
 *
 * A callback to the console is the untouched form's; `CallbackUrl` is named when it goes elsewhere or nowhere.
 */
export function differences(draft: InitializeDraft): ParameterName[] {
  const own = wireValues(draft, { MerchantUserId: "" });
  return PARAMETERS.filter(({ name, required, default: standard = "" }) => {
    if (name === "CallbackUrl") return draft.callbackTo !== "console";
    return !required && own[name] !== standard;
  }).map(({ name }) => name);
}

/** What may be kept in the clear of a sent call: all of it but the user, their device and the callback's secret. */
export function storableParameters(wire: Record<string, string>): Record<string, string> {
  const { MerchantUserId: _user, MetaInfo: _device, CallbackToken: _token, ...rest } = wire;
  return rest;
}
