"use client";

import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { Page } from "@/components/palette/entries";
import type { PaletteReader } from "@/components/palette/palette";
import { NOTHING_AHEAD, type TypedAhead, TypedMeanwhile } from "@/components/palette/typed-ahead";
import { laterDialog } from "@/components/shared/later";
import { topModal } from "@/components/ui/open-modals";
import { hasCommandKey, listenToOpening, opensPalette } from "@/lib/palette/opening";

// Fetched when it is opened for the first time: a page carries no more of it than these keys.
const Palette = laterDialog(() => import("@/components/palette/palette"));

type PaletteLaterProps = { reader: PaletteReader; pages: readonly Page[] };

/**
 * Opens the palette over whatever page stands there: by Ctrl-K (⌘K) or by its button. Over a dialog too, unless there is
 * something to fill in, which would be lost: then the keys do nothing, in the browser neither.
 */
export function PaletteLater({ reader, pages }: PaletteLaterProps) {
  const [open, setOpen] = useState(false);
  const ahead = useRef(NOTHING_AHEAD);
  const type = useCallback((next: (before: TypedAhead) => TypedAhead) => {
    ahead.current = next(ahead.current);
  }, []);
  const close = useCallback(() => {
    ahead.current = NOTHING_AHEAD;
    setOpen(false);
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!opensPalette(event, hasCommandKey(navigator.platform)) || event.defaultPrevented) return;
      event.preventDefault();
      if (!topModal()?.querySelector("form")) setOpen(true);
    };
    const leave = listenToOpening(() => setOpen(true));
    window.addEventListener("keydown", press);
    return () => {
      leave();
      window.removeEventListener("keydown", press);
    };
  }, []);
  if (!open) return null;
  return (
    <Suspense fallback={<TypedMeanwhile onType={type} onClose={close} />}>
      <Palette reader={reader} pages={pages} ahead={ahead} onClose={close} />
    </Suspense>
  );
}
