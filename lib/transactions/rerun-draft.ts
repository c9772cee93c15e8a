import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import { PARAMETER_NAMES, type ParameterName } from "@/lib/initialize/parameter-spec";
import { parameter } from "@/lib/initialize/parameters";
import { ERASED } from "@/lib/transactions/erased";

/** What is stored of a sent call, as far as a repetition needs it. */
export type SentCall = {
  /** As sent, without MerchantUserId and CallbackToken. */
  parameters: Record<string, string>;
  callbackExpected: boolean;
  merchantUserHash: string;
  merchantUserHashed: boolean;
};

const isOneOf = <T extends string>(values: readonly T[], value: string | undefined): value is T =>
  values.some((each) => each === value);

function oneOf<T extends string>(values: readonly T[], value: string | undefined, otherwise: T): T {
  return isOneOf(values, value) ? value : otherwise;
}

/** Sent although it is the default: somebody had pinned it. */
function pinnedIn(parameters: Record<string, string>): ParameterName[] {
  return PARAMETER_NAMES.filter((name) => {
    const { required, default: standard } = parameter(name);
    return !required && standard !== undefined && parameters[name] === standard;
  });
}

function callbackOf({ parameters, callbackExpected }: SentCall) {
  const { CallbackUrl = "" } = parameters;
  if (callbackExpected) return { callbackTo: "console" as const, CallbackUrl: "" };
  if (CallbackUrl === "") return { callbackTo: "none" as const, CallbackUrl };
  // One that was erased has to be typed again.
  return { callbackTo: "own" as const, CallbackUrl: CallbackUrl === ERASED ? "" : CallbackUrl };
}

/**
 * The draft that sends the same call again under a MerchantBizId of its own. The person is named by the hash that was
 * sent for them; one who was sent as typed is not kept, so they must be typed again.
 */
export function rerunDraft(sent: SentCall, merchantBizId: string): InitializeDraft {
  const { parameters, merchantUserHash, merchantUserHashed } = sent;
  const standard = defaultDraft(merchantBizId);
  const { SceneCode = "", MetaInfo = "", DocType = standard.DocType } = parameters;
  return {
    ...standard,
    ...callbackOf(sent),
    SceneCode,
    MetaInfo,
    DocType,
    MerchantUserId: merchantUserHashed ? merchantUserHash : "",
    hashMerchantUserId: !merchantUserHashed,
    IdSpoof: oneOf(["Y", "N"], parameters.IdSpoof, standard.IdSpoof),
    IdThreshold: oneOf(["0", "1", "2", "3"], parameters.IdThreshold, standard.IdThreshold),
    DocPageConfig: parameters.DocPageConfig?.includes("OCR_ID_BACK") ? "OCR_ID_BACK" : "",
    ShowGuidePage: oneOf(["0", "1"], parameters.ShowGuidePage, standard.ShowGuidePage),
    DocScanMode: oneOf(["shoot", "scan", "auto"], parameters.DocScanMode, standard.DocScanMode),
    pinned: pinnedIn(parameters),
  };
}
