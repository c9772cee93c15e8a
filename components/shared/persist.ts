/** Pages that start again are away for some seconds; the bundler has tried a second time by itself before each of these. */
export const SOME_SECONDS: readonly number[] = [500, 2_000];

/** For what nobody waits for. */
export const SOME_MINUTES: readonly number[] = [2_000, 10_000, 60_000, 300_000];

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Asks until there is an answer; null when there is none after the last pause. Never rejects.
 * @param pauses milliseconds before each further attempt
 */
export async function persist<T>(
  ask: () => Promise<T>,
  pauses: readonly number[],
  pause: (ms: number) => Promise<void> = rest,
): Promise<T | null> {
  for (const ms of [...pauses, null]) {
    try {
      return await ask();
    } catch {
      if (ms !== null) await pause(ms);
    }
  }
  return null;
}
