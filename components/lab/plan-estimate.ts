/** What one verification takes a person at a device, from the hand-off to the verdict: an assumption, and said so. */
const QUICK_MINUTES = 1;
const SLOW_MINUTES = 2;

/** Seconds that sending takes at least, at the account's calls a second. */
export function secondsToSend(calls: number, perSecond: number): number {
  return Math.ceil(calls / perSecond);
}

/** Minutes of everybody at a device together, and of the clock on the wall with so many devices. */
export function minutesAtDevice(calls: number, devices: number): { from: number; to: number } {
  const rounds = Math.ceil(calls / Math.max(1, devices));
  return { from: rounds * QUICK_MINUTES, to: rounds * SLOW_MINUTES };
}
