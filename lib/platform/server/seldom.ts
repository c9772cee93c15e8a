import "server-only";

/**
 * Makes a report that may be called as often as faults come, and speaks at most `atOnce` times in `everyMs`: the first
 * of them at once, then one for all that were silent in between. A flood must not fill the log either.
 * @param say gets the latest fault, and how many it stands for
 */
export function seldom<Fault>(
  say: (fault: Fault, times: number) => void,
  everyMs: number,
  now: () => number = Date.now,
  atOnce = 1,
): (fault: Fault) => void {
  let begunAt = Number.NEGATIVE_INFINITY;
  let spoken = 0;
  let silent = 0;
  return (fault) => {
    silent += 1;
    if (now() - begunAt >= everyMs) {
      begunAt = now();
      spoken = 0;
    }
    if (spoken >= atOnce) return;
    spoken += 1;
    say(fault, silent);
    silent = 0;
  };
}
