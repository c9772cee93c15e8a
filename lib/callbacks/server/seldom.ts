import "server-only";

/**
 * Makes a report that may be called as often as faults come, and speaks at most once in `everyMs`: the first of them
 * at once, then one for all that were silent in between. A flood must not fill the log either.
 * @param say gets the latest fault, and how many it stands for
 */
export function seldom(
  say: (fault: unknown, times: number) => void,
  everyMs: number,
  now: () => number = Date.now,
): (fault: unknown) => void {
  let spokenAt = Number.NEGATIVE_INFINITY;
  let silent = 0;
  return (fault) => {
    silent += 1;
    if (now() - spokenAt < everyMs) return;
    spokenAt = now();
    say(fault, silent);
    silent = 0;
  };
}
