import type { ComposeValues } from "@/components/initialize/compose-values";
import type { InitializeDraft } from "@/lib/initialize/draft";

/**
 * What is typed stays in its tab: through a reload, an expired session, a network that is gone. Whom it is about and
 * the callback's secret are not written down.
 */
const DRAFT = "initialize.draft";
/** What one chose last, for the next call, by person: other tabs and other days too. */
const lastOf = (personId: string) => `initialize.last.${personId}`;

type Kept = {
  personId: string;
  credentialId: string;
  draft: Partial<InitializeDraft>;
  presetId: string | null;
  /** The query with which the form was opened: another one begins another call. */
  opened: string;
};

function withoutSecrets({ MerchantUserId: _user, CallbackToken: _token, ...draft }: InitializeDraft) {
  return draft;
}

/** A browser may refuse to keep anything; then nothing is kept, and everything else works. */
function quietly<T>(step: () => T): T | null {
  try {
    return step();
  } catch {
    return null;
  }
}

export function keepDraft(
  personId: string,
  presetId: string | null,
  { credentialId, draft }: ComposeValues,
): void {
  const opened = window.location.search;
  const kept: Kept = { personId, credentialId, presetId, opened, draft: withoutSecrets(draft) };
  quietly(() => sessionStorage.setItem(DRAFT, JSON.stringify(kept)));
}

export function forgetDraft(): void {
  quietly(() => sessionStorage.removeItem(DRAFT));
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === "object" &&
    value !== null &&
    "personId" in value &&
    "draft" in value &&
    typeof value.draft === "object" &&
    "credentialId" in value &&
    typeof value.credentialId === "string"
  );
}

/** The draft that this person left in this tab, in a form that was opened the same way. */
export function keptDraft(personId: string): Kept | null {
  const value: unknown = quietly(() => JSON.parse(sessionStorage.getItem(DRAFT) ?? "null"));
  const same = isKept(value) && value.personId === personId && value.opened === window.location.search;
  return same ? value : null;
}

/** What is worth choosing again; a person, a device and an id are of one call alone. */
const REMEMBERED = [
  "DocType",
  "DocPageConfig",
  "DocScanMode",
  "ShowGuidePage",
  "IdThreshold",
  "IdSpoof",
] as const satisfies readonly (keyof InitializeDraft)[];

export type LastChoices = { credentialId: string; draft: Partial<InitializeDraft>; docTypes: string[] };

const MOST_RECENT = 5;

export function rememberChoices(personId: string, { credentialId, draft }: ComposeValues): void {
  const chosen = Object.fromEntries(REMEMBERED.map((name) => [name, draft[name]]));
  const before = lastChoices(personId)?.docTypes ?? [];
  const docTypes = [draft.DocType, ...before.filter((code) => code !== draft.DocType)].slice(0, MOST_RECENT);
  const last = { credentialId, draft: chosen, docTypes };
  quietly(() => localStorage.setItem(lastOf(personId), JSON.stringify(last)));
}

export function lastChoices(personId: string): LastChoices | null {
  const value: unknown = quietly(() => JSON.parse(localStorage.getItem(lastOf(personId)) ?? "null"));
  const fits =
    typeof value === "object" &&
    value !== null &&
    "credentialId" in value &&
    typeof value.credentialId === "string" &&
    "draft" in value &&
    typeof value.draft === "object" &&
    "docTypes" in value &&
    Array.isArray(value.docTypes);
  return fits ? (value as LastChoices) : null;
}
