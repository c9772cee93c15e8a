/**
 * Starts a call every `1000 / perSecond` milliseconds whether or not earlier ones have ended, and times each from
 * the moment at which it *should* have started: a server that stalls is charged for those it kept waiting.
 * @returns milliseconds, one for each call, in the order in which they were due
 * @throws what the first failed call threw
 */
export async function openLoop(
  perSecond: number,
  calls: number,
  call: (index: number) => Promise<void>,
): Promise<number[]> {
  const begin = performance.now();
  const due = (index: number) => begin + (index * 1000) / perSecond;
  const running: Promise<number>[] = [];
  for (let index = 0; index < calls; index += 1) {
    const early = due(index) - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    running.push(call(index).then(() => performance.now() - due(index)));
    // A call that fails before the last one is due must not count as unhandled; Promise.all throws it below.
    running.at(-1)?.catch(() => {});
  }
  return Promise.all(running);
}
