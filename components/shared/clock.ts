import { useCallback, useSyncExternalStore } from "react";
import { correctClock, listenToClock, readClock } from "@/components/shared/clock-store";

// Whoever shows the time also hands in what the server says of it.
export { correctClock };

/**
 * The server's present time in ms, anew each second.
 *
 * @param serverNow the server's time when it rendered the page (ISO 8601): the first paint shows exactly that, on the
 *   server and in the browser alike.
 */
export function useServerNow(serverNow: string): number {
  const stated = Date.parse(serverNow);
  const listen = useCallback(
    (listener: () => void) => {
      const stop = listenToClock(listener);
      correctClock(serverNow);
      return stop;
    },
    [serverNow],
  );
  return useSyncExternalStore(
    listen,
    () => readClock() ?? stated,
    () => stated,
  );
}
