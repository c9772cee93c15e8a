import type { InitializeDraft } from "@/lib/initialize/draft";
import type { PresetView } from "@/lib/presets/view";
import type { StartingPoint } from "@/lib/transactions/starting-point";

/** What is composed from, as far as it says how the person is sent. */
export type Composing = {
  preset: Pick<PresetView, "values"> | null;
  /** What this person may not set otherwise than the preset. */
  locked: readonly string[];
  /** Whether the call is sent as a repetition: only then a hash is known to be the one that was sent. */
  repeats: boolean;
};

/** The hash by which a repetition names its person; null when they are typed again. */
export function sentHash({ draft, rerunOf }: StartingPoint): string | null {
  return rerunOf?.person === "same" ? (draft?.MerchantUserId ?? null) : null;
}

/** How somebody is sent who is typed: as the preset says, and as a hash when it says nothing. */
const hashesTyped = ({ preset }: Composing) => preset?.values.hashMerchantUserId ?? true;

/**
 * The draft with a person who is named by the hash that was sent for them. That hash goes as it stands: hashed once
 * more it would name somebody else. Where the server would refuse it under a lock, the person has to be typed again.
 */
export function asSent(draft: InitializeDraft, hash: string | null, composing: Composing): InitializeDraft {
  if (hash === null || draft.MerchantUserId !== hash) return draft;
  const hashMerchantUserId = hashesTyped(composing);
  // Of a repetition the server takes it for a hash, and otherwise for what somebody typed.
  const fits = !composing.locked.includes("hashMerchantUserId") || hashMerchantUserId === composing.repeats;
  return fits
    ? { ...draft, hashMerchantUserId: false }
    : { ...draft, hashMerchantUserId, MerchantUserId: "" };
}

/** Whether to hash, after the person was typed: null when nothing changes by it. */
export function hashesNow(
  before: string,
  now: string,
  hash: string | null,
  composing: Composing,
): boolean | null {
  if (hash === null || (before === hash) === (now === hash)) return null;
  return now === hash ? false : hashesTyped(composing);
}
