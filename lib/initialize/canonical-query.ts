/**
 * Percent-encoding as the vendor's signature wants it: all but letters, digits and `-_.~`, in upper-case UTF-8.
 * Half of a surrogate pair has no UTF-8 form and becomes U+FFFD, as it would in any stored copy.
 */
export function enc(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Parameters sorted by the code units of their names, encoded and joined by `&`. */
export function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${enc(name)}=${enc(value)}`)
    .join("&");
}
