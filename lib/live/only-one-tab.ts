const HEAD_START_MS = 150;
const HELD_MS = 2_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs `act` in one of the browser's tabs when all of them ask at about the same time. A tab whose reader has it
 * before their eyes (`seen`, and the window has the focus) goes first, and then nothing is done at all. Where the
 * browser has no locks, every tab acts.
 */
export async function onlyOneTab(name: string, seen: boolean, act: () => Promise<void>): Promise<void> {
  const looking = seen && document.hasFocus();
  if (!navigator.locks) return looking ? undefined : act();
  if (!looking) await pause(HEAD_START_MS);
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    if (!looking) await act();
    await pause(HELD_MS);
  });
}
