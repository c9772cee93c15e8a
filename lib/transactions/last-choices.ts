import type { InitializeDraft } from "@/lib/initialize/draft";

/** What one chose last, for the next call, by person: other tabs and other days too. */
const lastOf = (personId: string) => `initialize.last.${personId}`;

/** What is worth choosing again; a person, a device and an id are of one call alone. */
const REMEMBERED = [
  "DocType",
  "DocPageConfig",
  "DocScanMode",
  "ShowGuidePage",
  "IdThreshold",
  "IdSpoof",
] as const satisfies readonly (keyof InitializeDraft)[];

export type LastChoices = {
  credentialId: string;
  draft: Partial<InitializeDraft>;
  /** DocTypes of one's last calls, newest first, each once. */
  docTypes: string[];
};

const MOST_RECENT = 5;

/** A browser may refuse to keep anything; then nothing is kept, and everything else works. */
function quietly<T>(step: () => T): T | null {
  try {
    return step();
  } catch {
    return null;
  }
}

export function rememberChoices(
  personId: string,
  { credentialId, draft }: { credentialId: string; draft: InitializeDraft },
): void {
  const chosen = Object.fromEntries(REMEMBERED.map((name) => [name, draft[name]]));
  const before = lastChoices(personId)?.docTypes ?? [];
  const docTypes = [draft.DocType, ...before.filter((code) => code !== draft.DocType)].slice(0, MOST_RECENT);
  const last: LastChoices = { credentialId, draft: chosen, docTypes };
  quietly(() => localStorage.setItem(lastOf(personId), JSON.stringify(last)));
}

/** Null while this person has sent nothing from this browser. What somebody else has put there counts for nothing. */
export function lastChoices(personId: string): LastChoices | null {
  const value: unknown = quietly(() => JSON.parse(localStorage.getItem(lastOf(personId)) ?? "null"));
  const fits =
    typeof value === "object" &&
    value !== null &&
    "credentialId" in value &&
    typeof value.credentialId === "string" &&
    "draft" in value &&
    typeof value.draft === "object" &&
    value.draft !== null &&
    "docTypes" in value &&
    Array.isArray(value.docTypes);
  if (!fits) return null;
  const { docTypes, ...rest } = value as LastChoices;
  return { ...rest, docTypes: docTypes.filter(isCode).slice(0, MOST_RECENT) };
}

const isCode = (value: unknown): value is string =>
  typeof value === "string" && value !== "" && value.length <= 40;
