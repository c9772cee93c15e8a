// The keystroke-level model of Card, Moran and Newell (1980), for an average typist. Waiting for a machine is not in it.

/** Seconds: a key or a mouse button, pointing, a hand's way between keyboard and mouse, making up one's mind. */
const TIME = { key: 0.28, point: 1.1, home: 0.4, mind: 1.35 } as const;

/** One press with the mouse or a finger, or so many keys in a row. */
export type Act = { kind: "click" } | { kind: "keys"; count: number };

export const click: Act = { kind: "click" };
export const keys = (count: number): Act => ({ kind: "keys", count });

export type Steps = { clicks: number; keys: number; seconds: number };

/**
 * What a row of acts costs. One makes up one's mind before each press, and before keys that do not follow one: who
 * presses into a field knows already what comes into it.
 */
export function stepsOf(acts: readonly Act[]): Steps {
  const steps = { clicks: 0, keys: 0, seconds: 0 };
  for (const [place, act] of acts.entries()) {
    const before = acts[place - 1];
    const turned = before !== undefined && before.kind !== act.kind;
    if (turned) steps.seconds += TIME.home;
    if (act.kind === "click") {
      steps.clicks += 1;
      steps.seconds += TIME.mind + TIME.point + TIME.key;
    } else {
      steps.keys += act.count;
      steps.seconds += act.count * TIME.key + (before?.kind === "click" ? 0 : TIME.mind);
    }
  }
  return { ...steps, seconds: Math.round(steps.seconds) };
}
