/**
 * What one tab remembers by a name, through a reload and a new session, as JSON. A browser may refuse to keep anything;
 * then nothing is kept, and everything else works.
 */
function quietly<T>(step: () => T): T | null {
  try {
    return step();
  } catch {
    return null;
  }
}

export function keepInTab(name: string, value: unknown): void {
  quietly(() => sessionStorage.setItem(name, JSON.stringify(value)));
}

/** What was kept, which anybody may have changed; null when there is nothing. */
export function keptInTab(name: string): unknown {
  return quietly(() => JSON.parse(sessionStorage.getItem(name) ?? "null"));
}

export function forgetInTab(name: string): void {
  quietly(() => sessionStorage.removeItem(name));
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
export const isText = (value: unknown): value is string => typeof value === "string";
