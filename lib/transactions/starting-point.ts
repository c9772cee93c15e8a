import type { InitializeDraft } from "@/lib/initialize/draft";
import type { PresetVersion, PresetView } from "@/lib/presets/view";

/**
 * `same`: named by the hash that was sent for them. `typed`: sent as typed, of which only a keyed hash is kept. `erased`:
 * sent as a hash, which was erased since.
 */
export type PersonAgain = "same" | "typed" | "erased";
/**
 * `same`: it is nobody's device, or the text was never used. `sealed`: it is kept, but each is for one call. `erased`: it
 * is not kept any more. `unreadable`: the key that sealed it is gone.
 */
export type DeviceAgain = "same" | "sealed" | "erased" | "unreadable";

/** What a form begins with when it was opened from a preset or to repeat a transaction. */
export type StartingPoint = {
  draft: InitializeDraft | null;
  /** The preset that a link names. */
  presetId: string | null;
  /** The document type that a link names: all else is as if the form had been opened by itself. */
  docType: string | null;
  /** The preset that the repeated transaction was composed from; null when that cannot be used any more. */
  presetVersion: PresetVersion | null;
  /** The transaction that is repeated, and what became of its person and of its MetaInfo. */
  rerunOf: {
    id: string;
    merchantBizId: string;
    credentialId: string;
    person: PersonAgain;
    device: DeviceAgain;
  } | null;
  /** What the link named is not there for this person. */
  missing: "preset" | "transaction" | "docType" | null;
};

export const NOWHERE: StartingPoint = {
  draft: null,
  presetId: null,
  docType: null,
  presetVersion: null,
  rerunOf: null,
  missing: null,
};

/** The page that begins from a preset, with a document type, or repeats a transaction (row ids). */
export const fromPreset = (id: PresetView["id"]) => `/initialize?preset=${id}`;
export const fromDocType = (code: string) => `/initialize?docType=${encodeURIComponent(code)}`;
export const again = (id: string) => `/initialize?again=${id}`;

/** The plan of an experiment that begins from a preset, or varies a transaction (row ids). */
export const labFromPreset = (id: PresetView["id"]) => `/lab/new?preset=${id}`;
export const varied = (id: string) => `/lab/new?vary=${id}`;

/** Two transactions side by side (row ids). */
export const comparison = (left: string, right: string) => `/transactions/compare?a=${left}&b=${right}`;
