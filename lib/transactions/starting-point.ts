import type { InitializeDraft } from "@/lib/initialize/draft";
import type { PresetView } from "@/lib/presets/view";

/** What a form begins with when it was opened from a preset or to repeat a transaction. */
export type StartingPoint = {
  draft: InitializeDraft | null;
  /** The preset that a link names. */
  presetId: string | null;
  /** The transaction that is repeated; its person is kept when they were sent as a hash. */
  rerunOf: { id: string; merchantBizId: string; credentialId: string; samePerson: boolean } | null;
  /** What the link named is not there for this person. */
  missing: "preset" | "transaction" | null;
};

export const NOWHERE: StartingPoint = { draft: null, presetId: null, rerunOf: null, missing: null };

/** The page that begins from a preset, or repeats a transaction (row ids). */
export const fromPreset = (id: PresetView["id"]) => `/initialize?preset=${id}`;
export const again = (id: string) => `/initialize?again=${id}`;

/** Two transactions side by side (row ids). */
export const comparison = (left: string, right: string) => `/transactions/compare?a=${left}&b=${right}`;
