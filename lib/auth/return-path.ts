const BASE = "http://console.invalid";

/**
 * The path to go to after signing in: what was asked for when it is a path of this very origin, else `/`.
 * Browsers read `//host`, `/\host` and a tab inside either as another host, so the parsed form decides.
 */
export function pathToReturnTo(asked: string | null | undefined): string {
  if (!asked?.startsWith("/") || !URL.canParse(asked, BASE)) return "/";
  const url = new URL(asked, BASE);
  const path = url.pathname + url.search + url.hash;
  const leadsAway = url.origin !== BASE || path.startsWith("//") || /^\/(sign-in|api)(\/|\?|#|$)/.test(path);
  return leadsAway ? "/" : path;
}
