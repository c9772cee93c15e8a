import { CALLBACK_URL_MAX_CHARACTERS } from "@/lib/initialize/limits";

/** The fields that the vendor adds to a CallbackUrl, as the page spells them. Match them without regard to case. */
export const CALLBACK_FIELDS = ["transactionId", "passed", "subcode"] as const;

const LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

// RFC 3986, so that what is sent is what a server reads, whichever library reads it.
const URL_CHARACTERS = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;

const WITH_HOST = /^[a-z]+:\/\/[^/?#]/;

function parsed(address: string): URL | undefined {
  return WITH_HOST.test(address) && URL.canParse(address) ? new URL(address) : undefined;
}

/** True for `http://localhost…` and its two numeric spellings: allowed for the sandbox alone. */
function isLocal(address: string): boolean {
  return address.startsWith("http://") && LOCAL_HOSTS.includes(parsed(address)?.hostname ?? "");
}

export function startsAsAllowed(address: string, allowLocal: boolean): boolean {
  return address.startsWith("https://") || (allowLocal && isLocal(address));
}

export function isAbsoluteAddress(address: string): boolean {
  return parsed(address) !== undefined;
}

export function hasOnlyUrlCharacters(address: string): boolean {
  return URL_CHARACTERS.test(address);
}

export function isShortAddress(address: string): boolean {
  return address.length <= CALLBACK_URL_MAX_CHARACTERS;
}

/** Looks at the text too: the parser forgets an empty user name, `https://@host`. */
export function hasNoCredentials(address: string): boolean {
  const authority = /^[^/?#]*\/\/([^/?#]*)/.exec(address)?.[1] ?? "";
  return !authority.includes("@");
}

export function hasNoFragment(address: string): boolean {
  return !address.includes("#");
}

/** True when the query carries none of the fields that the vendor will add, in any case and encoding. */
export function leavesAddedFieldsFree(address: string): boolean {
  const query = /\?([^#]*)/.exec(address)?.[1] ?? "";
  const names = [...new URLSearchParams(query).keys()].map((name) => name.trim().toLowerCase());
  return CALLBACK_FIELDS.every((field) => !names.includes(field.toLowerCase()));
}
