import type { ServerResponse } from "node:http";
import { ReaderGone } from "./reader-gone";

/**
 * So many requests at a time have their pages made; the others wait in the order in which they came.
 * @returns takes a place and resolves with what gives it back, which may be said again; it is given back at the latest
 * when the answer is over. @throws ReaderGone when that is before a place is free
 */
export function createPlaces(places: number) {
  const line = new Set<() => void>();
  let free = places;

  function giveBack(): void {
    const [next] = line;
    if (!next) free += 1;
    else {
      line.delete(next);
      next();
    }
  }

  return (res: ServerResponse): Promise<() => void> =>
    new Promise((resolve, reject) => {
      if (res.destroyed) return reject(new ReaderGone());
      let taken = false;
      const enter = () => {
        taken = true;
        resolve(leave);
      };
      const leave = () => {
        if (taken) giveBack();
        taken = false;
      };
      res.once("close", () => {
        leave();
        if (line.delete(enter)) reject(new ReaderGone());
      });
      if (free === 0) line.add(enter);
      else {
        free -= 1;
        enter();
      }
    });
}
