"use client";

import { type ComponentType, useEffect, useState } from "react";

/** What tells of one's own transactions on every page; loaded once the page stands, so that it delays none. */
export function SettledNewsLater() {
  const [Loaded, setLoaded] = useState<ComponentType | null>(null);
  useEffect(() => {
    // A page that stays without it, because the network broke, shows all the same.
    import("@/components/live/settled-news").then(
      (module) => setLoaded(() => module.default),
      () => undefined,
    );
  }, []);
  return Loaded ? <Loaded /> : null;
}
