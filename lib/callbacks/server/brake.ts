import "server-only";

export type Brake = {
  /** Runs `answer`: at once while junk is rare, later when it is not. False when too many wait already. */
  hold(answer: () => void): boolean;
  /** Lets everything go that waits, and whatever comes from then on: the process is about to end. */
  release(): void;
};

export type BrakeLimits = {
  /** So many a second are answered at once. */
  perSecond: number;
  /** The others wait so long. */
  delayMs: number;
  /** More do not wait: each is a connection and its memory. */
  mostHeld: number;
};

export const BRAKE_LIMITS: BrakeLimits = { perSecond: 100, delayMs: 250, mostHeld: 500 };

/**
 * Keeps junk waiting for its answer, so that whoever floods with so many connections gets so many answers a quarter
 * of a second, and the processor is left to others. Only what was recognised as junk comes here, never a delivery
 * with the right token: the brake cannot be turned against those.
 */
export function createBrake(
  limits: BrakeLimits = BRAKE_LIMITS,
  now: () => number = () => performance.now(),
): Brake {
  const { perSecond, delayMs, mostHeld } = limits;
  const held = new Map<NodeJS.Timeout, () => void>();
  let released = false;
  let left = perSecond;
  let refilledAt = now();

  function mayPass(): boolean {
    const since = now() - refilledAt;
    refilledAt += since;
    left = Math.min(perSecond, left + (since * perSecond) / 1_000);
    if (left < 1) return false;
    left -= 1;
    return true;
  }

  return {
    hold(answer) {
      if (released || mayPass()) {
        answer();
        return true;
      }
      if (held.size >= mostHeld) return false;
      const timer = setTimeout(() => {
        held.delete(timer);
        answer();
      }, delayMs);
      held.set(timer, answer);
      return true;
    },
    release() {
      released = true;
      for (const [timer, answer] of held) {
        clearTimeout(timer);
        answer();
      }
      held.clear();
    },
  };
}
