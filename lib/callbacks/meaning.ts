const MEANINGS: ReadonlyMap<string, string> = new Map([
  ["Y", "Y"],
  ["T", "Y"],
  ["TRUE", "Y"],
  ["200", "Y"],
  ["N", "N"],
  ["F", "N"],
  ["FALSE", "N"],
]);

/** `passed` is spelled in several ways across sister products; an unknown spelling means only itself. */
export function meaningOf(passed: string): string {
  const spelled = passed.trim().toUpperCase();
  return MEANINGS.get(spelled) ?? spelled;
}

export function hasKnownMeaning(passed: string): boolean {
  return MEANINGS.has(passed.trim().toUpperCase());
}
