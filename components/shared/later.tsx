"use client";

import {
  type ComponentType,
  createElement,
  type ReactNode,
  use,
  useEffect,
  useState,
  useTransition,
} from "react";
import { NotLoaded } from "@/components/shared/not-loaded";
import { NotLoadedDialog } from "@/components/shared/not-loaded-dialog";
import { persist, SOME_MINUTES, SOME_SECONDS } from "@/components/shared/persist";

type Load<P> = () => Promise<{ default: ComponentType<P> }>;
type Retry = { again: () => void; asking: boolean };

/**
 * Code that is fetched when it is shown, within a `Suspense` of whoever shows it. React's `lazy` remembers for good
 * that it could not be fetched, and takes the page down with it; this asks again some times, and then stands as a
 * sentence with a button in its own place.
 */
export function later<P extends object>(load: Load<P>): ComponentType<P> {
  return part(load, SOME_SECONDS, (_props, retry) => <NotLoaded {...retry} />);
}

/** The same for what opens over the page: the sentence stands over it too, and can be closed. */
export function laterDialog<P extends { onClose: () => void }>(load: Load<P>): ComponentType<P> {
  return part(load, SOME_SECONDS, ({ onClose }, retry) => <NotLoadedDialog {...retry} onClose={onClose} />);
}

/** The same for what nobody has asked for: a page is whole without it, and it is asked for a long time. */
export function laterQuietly<P extends object>(load: Load<P>): ComponentType<P> {
  return part(load, SOME_MINUTES, () => null);
}

function part<P extends object>(
  load: Load<P>,
  pauses: readonly number[],
  instead: (props: P, retry: Retry) => ReactNode,
): ComponentType<P> {
  // Outside of React: what suspends before it is first shown keeps no state.
  let current: Promise<ComponentType<P> | null> | undefined;
  const fetched = () => {
    current ??= persist(load, pauses).then((module) => module?.default ?? null);
    return current;
  };

  return function Later(props: P) {
    const [asked, setAsked] = useState(fetched);
    const [asking, startAsking] = useTransition();
    const loaded = use(asked);
    useEffect(() => {
      // Whoever opens it the next time asks anew.
      if (!loaded && current === asked) current = undefined;
    }, [loaded, asked]);
    if (loaded) return createElement(loaded, props);
    // In a transition, so that the sentence stands until it is known whether it is true again.
    const again = () => startAsking(() => setAsked(fetched()));
    return instead(props, { again, asking });
  };
}
