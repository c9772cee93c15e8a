import type { Authenticity } from "@/lib/results/authenticity";
import type { DetailGroup } from "@/lib/results/details";
import type { MaskedGroup } from "@/lib/results/masking";

/** What the newest result says of the document, masked. Times are ISO strings. */
export type DetailsView =
  | {
      kind: "held";
      /** When the vendor was asked for it. */
      askedAt: string;
      groups: MaskedGroup[];
      authenticity: Authenticity | null;
      /** It was longer, deeper or more than is shown. */
      cut: boolean;
    }
  | { kind: "erased"; at: string }
  /** Sealed with a key that this console no longer has. */
  | { kind: "unreadable" };

/** A picture that came with a result; looking at it is asked for separately. */
export type ImageView = {
  id: string;
  /** Where it stood: `ExtIdInfo.idImage`. */
  name: string;
  mediaType: string;
  bytes: number;
  erased: boolean;
};

/** The newest erasure of a transaction's personal data. */
export type ErasureView = {
  askedBy: string | null;
  reason: string;
  /** When it was erased here, the first time. */
  erasedAt: string;
  /** Null when the vendor never had anything under a TransactionId that is known. */
  vendor: {
    code: string | null;
    message: string | null;
    askedAt: string | null;
    erasedAt: string | null;
  } | null;
};

/** One erasure on demand, for the timeline. What there was here is gone by the first; later ones ask the vendor again. */
export type ErasureStep = {
  id: string;
  askedBy: string | null;
  reason: string;
  at: string;
  /** Null when there is no TransactionId that the vendor could be asked about. */
  vendor: { outcome: "confirmed" | "not-confirmed" | "not-asked"; code: string | null; at: string } | null;
};

/** What retention erases of one transaction, with a time that is kept. */
export const RETAINED_KINDS = ["details", "images", "verifyLogs", "deliveries", "metaInfo"] as const;

/** Something that was erased here because it was old enough. */
export type RetentionStep = { what: (typeof RETAINED_KINDS)[number]; at: string; count: number };

/** One time that somebody looked at what is sealed. */
export type LookView = {
  at: string;
  by: string;
  /** `details`, `Protocol`, or `image <id>`. */
  what: string;
  reason: string | null;
};

export type PersonalData = {
  details: DetailsView | null;
  images: ImageView[];
  erasure: ErasureView | null;
  /** Oldest first. */
  erasures: ErasureStep[];
  /** Oldest first. */
  retained: RetentionStep[];
  /** Newest first; null for those who may not read the trail. */
  looks: LookView[] | null;
};

/** What is handed out for one look: never stored, cached or put into an address. */
export type RevealedDetails = { groups: DetailGroup[]; cut: boolean };
export type RevealedImage = { mediaType: string; base64: string };

/** So many looks are listed; the trail has all. */
export const MOST_LOOKS = 50;

/** So long something revealed stays on the screen. */
export const REVEALED_FOR_MS = 120_000;
