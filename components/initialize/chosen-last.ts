import type { InitializeDraft } from "@/lib/initialize/draft";
import type { LastChoices } from "@/lib/transactions/last-choices";
import type { StartingPoint } from "@/lib/transactions/starting-point";

/** What a form is filled with besides its defaults. */
export type Found = { credentialId: string; draft: Partial<InitializeDraft>; pairingId?: string | null };

/**
 * What of one's last choices holds for a form that is opened like this. An earlier call brings its own; a preset says
 * all about the call and nothing about the credential, and whoever opens one goes on with the one they used.
 */
export function chosenLast(
  last: LastChoices | null,
  { presetId, draft, docType }: Pick<StartingPoint, "presetId" | "draft" | "docType">,
): Found | null {
  if (!last || draft !== null) return null;
  if (presetId !== null) return { credentialId: last.credentialId, draft: {} };
  if (docType === null || last.draft.DocType === docType) return last;
  // The pages to capture belong to the document that they were chosen for.
  const { DocType: _other, DocPageConfig: _pages, ...rest } = last.draft;
  return { ...last, draft: rest };
}
