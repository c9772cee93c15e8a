import type { ServerResponse } from "node:http";

export type TurnstileLimits = {
  /** Requests of one address that wait for a page. Behind a reverse proxy a whole team is one address. */
  perAddress: number;
  /** Of all. */
  altogether: number;
};

export const TURNSTILE_LIMITS: TurnstileLimits = { perAddress: 160, altogether: 640 };

/**
 * Counts the requests that wait for a page, and refuses those beyond a bound: rendering a page costs a thousand times
 * what asking for it does, so whoever asks without end would make everybody else wait.
 * @returns undefined when this request may not wait; else it is counted until its answer is over, or until what is
 * returned is called: from then on only its reader is waited for
 */
export function createTurnstile(limits: TurnstileLimits) {
  const perAddress = new Map<string, number>();
  let altogether = 0;
  return (res: ServerResponse): (() => void) | undefined => {
    const address = res.req.socket.remoteAddress ?? "";
    const ofAddress = perAddress.get(address) ?? 0;
    if (ofAddress >= limits.perAddress || altogether >= limits.altogether) return undefined;
    perAddress.set(address, ofAddress + 1);
    altogether += 1;
    let counted = true;
    const leave = () => {
      if (!counted) return;
      counted = false;
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
      altogether -= 1;
    };
    res.once("close", leave);
    return leave;
  };
}
