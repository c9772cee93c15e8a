import type { ComposeValues } from "@/components/initialize/compose-values";
import { forgetInTab, isObject, isText, keepInTab, keptInTab } from "@/components/shared/tab-memory";
import type { InitializeDraft } from "@/lib/initialize/draft";

/**
 * What is typed stays in its tab: through a reload, an expired session, a network that is gone. Whom it is about and
 * the callback's secret are not written down. A form that was opened another way (from a preset, say) is another call
 * and has a draft of its own; `opened` is the query with which it was.
 */
const draftOf = (opened: string) => `initialize.draft${opened}`;
const submissionOf = (opened: string) => `initialize.submission${opened}`;

/** What a draft was composed from, as far as the person has chosen it. */
export type KeptFrom = {
  presetId: string | null;
  presetVersionId: string | null;
  /** Whether it still repeats the transaction that its address names. */
  repeats: boolean;
};

export type Kept = {
  personId: string;
  credentialId: string;
  draft: Partial<InitializeDraft>;
  from: KeptFrom;
  /** The phone that had filled in MetaInfo. */
  pairingId: string | null;
};

function withoutSecrets({ MerchantUserId: _user, CallbackToken: _token, ...draft }: InitializeDraft) {
  return draft;
}

export function keepDraft(opened: string, personId: string, from: KeptFrom, values: ComposeValues): void {
  const { credentialId, draft, pairingId, earlierPairingId } = values;
  const whole: Kept = {
    personId,
    credentialId,
    from,
    pairingId: pairingId ?? earlierPairingId,
    draft: withoutSecrets(draft),
  };
  keepInTab(draftOf(opened), whole);
}

export function forgetDraft(opened: string): void {
  forgetInTab(draftOf(opened));
  forgetSubmission(opened);
}

const textOrNull = (value: unknown) => (isText(value) ? value : null);

/** The draft that this person left in this tab, in a form that was opened the same way. */
export function keptDraft(opened: string, personId: string): Kept | null {
  const value = keptInTab(draftOf(opened));
  if (!isObject(value) || value.personId !== personId || !isText(value.credentialId)) return null;
  if (!isObject(value.draft) || !isObject(value.from)) return null;
  const { presetId, presetVersionId, repeats } = value.from;
  return {
    personId,
    credentialId: value.credentialId,
    draft: value.draft,
    pairingId: textOrNull(value.pairingId),
    from: {
      presetId: textOrNull(presetId),
      presetVersionId: textOrNull(presetVersionId),
      repeats: repeats === true,
    },
  };
}

/** A submission whose answer has not come: sent again after a reload, it is still the same one to the server. */
export function keepSubmission(opened: string, personId: string, submissionId: string): void {
  keepInTab(submissionOf(opened), { personId, submissionId });
}

export function keptSubmission(opened: string, personId: string): string | null {
  const value = keptInTab(submissionOf(opened));
  return isObject(value) && value.personId === personId ? textOrNull(value.submissionId) : null;
}

export function forgetSubmission(opened: string): void {
  forgetInTab(submissionOf(opened));
}
