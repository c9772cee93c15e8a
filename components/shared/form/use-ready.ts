import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * False in the page as the server sent it, true once it lives. A form stays closed until then: what somebody
 * quick typed before would be overwritten by the defaults.
 */
export function useReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
