import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

export type TurnstileLimits = {
  /** Requests of one connection that wait for their answers. A browser has one; who sends more ahead is no person. */
  perConnection: number;
  /** Of one address. Behind a reverse proxy a whole team is one address. */
  perAddress: number;
  /** Of all. */
  altogether: number;
};

export const TURNSTILE_LIMITS: TurnstileLimits = { perConnection: 8, perAddress: 160, altogether: 640 };

/**
 * Counts the requests that wait for a page, and refuses those beyond a bound: rendering a page costs a thousand times
 * what asking for it does, so whoever asks without end would make everybody else wait.
 * @returns false when this request may not wait; else it is counted until its answer is over
 */
export function createTurnstile(limits: TurnstileLimits = TURNSTILE_LIMITS) {
  const perConnection = new WeakMap<Socket, number>();
  const perAddress = new Map<string, number>();
  let altogether = 0;
  return (req: IncomingMessage, res: ServerResponse): boolean => {
    const { socket } = req;
    const address = socket.remoteAddress ?? "";
    const [ofConnection, ofAddress] = [perConnection.get(socket) ?? 0, perAddress.get(address) ?? 0];
    const full =
      ofConnection >= limits.perConnection ||
      ofAddress >= limits.perAddress ||
      altogether >= limits.altogether;
    if (full) return false;
    perConnection.set(socket, ofConnection + 1);
    perAddress.set(address, ofAddress + 1);
    altogether += 1;
    res.once("close", () => {
      perConnection.set(socket, (perConnection.get(socket) ?? 1) - 1);
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
      altogether -= 1;
    });
    return true;
  };
}
