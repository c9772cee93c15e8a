const YEAR_SECONDS = 31_536_000;

/** Keeps a preference that the server may read at the next request. Never for anything secret. */
export function writePreference(name: string, value: string): void {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent outside secure contexts and in older browsers.
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
}
