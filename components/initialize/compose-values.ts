import type { CredentialChoice } from "@/lib/credentials/view";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { applyPreset } from "@/lib/presets/values";
import type { PresetView } from "@/lib/presets/view";
import { type CallbackOrigins, canCallBack } from "@/lib/transactions/callback-address";
import type { StartingPoint } from "@/lib/transactions/starting-point";

/** The form as it stands: whose key signs, and the call. */
export type ComposeValues = {
  credentialId: string;
  draft: InitializeDraft;
  /** The phone that waits for this call, when one filled in MetaInfo. */
  pairingId: string | null;
  /** The phone that filled in the draft before a reload: whether it still waits is being asked. */
  earlierPairingId: string | null;
  /** A code is shown and no phone has used it yet: what is sent now reaches no phone. */
  awaitsPhone: boolean;
};

/** What an operator has to compose with. */
export type ComposeSetting = {
  credentials: readonly CredentialChoice[];
  /** Under which this console would be called back. */
  callbackOrigins: CallbackOrigins;
  /** Whether an admin permits DocTypes that the page's table does not list. */
  unlistedDocTypes: boolean;
  personId: string;
};

export function chosenCredential({ credentials }: ComposeSetting, id: string): CredentialChoice | undefined {
  return credentials.find((credential) => credential.id === id);
}

/** MetaInfo with which a form begins: the sandbox has a device of its own. */
export function deviceOf(environment: CredentialChoice["environment"]): string {
  return environment === "sandbox" ? (DEVICE_PROFILES[0]?.metaInfo ?? "") : "";
}

/** An untouched form: the first credential, every default, and for the sandbox a device of its own. */
export function untouched(
  { credentials, callbackOrigins }: Pick<ComposeSetting, "credentials" | "callbackOrigins">,
  merchantBizId: string,
): ComposeValues {
  const [first] = credentials;
  const environment = first?.environment ?? "live";
  return {
    credentialId: first?.id ?? "",
    pairingId: null,
    earlierPairingId: null,
    awaitsPhone: false,
    draft: {
      ...defaultDraft(merchantBizId),
      MetaInfo: deviceOf(environment),
      callbackTo: canCallBack(callbackOrigins, environment) ? "console" : "none",
    },
  };
}

/** The form as it is opened: untouched, or as what it was opened from says. */
export function opened(
  setting: ComposeSetting,
  merchantBizId: string,
  { draft, rerunOf, docType }: StartingPoint,
  preset: PresetView | null,
): ComposeValues {
  const fresh = untouched(setting, merchantBizId);
  if (preset) return { ...fresh, draft: applyPreset(fresh.draft, preset.values) };
  if (!draft) return docType === null ? fresh : { ...fresh, draft: { ...fresh.draft, DocType: docType } };
  const sameKey = rerunOf !== null && chosenCredential(setting, rerunOf.credentialId) !== undefined;
  return { ...fresh, credentialId: sameKey ? rerunOf.credentialId : fresh.credentialId, draft };
}
