"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { choiceQuery, type PivotChoice, readChoice } from "@/components/lab/pivot-choice";
import type { Axis } from "@/lib/lab/grid";

/** How the results are laid out: it stands in the address, so that it can be kept and passed on. */
export function usePivotChoice(axes: readonly Axis[]) {
  const query = useSearchParams();
  const choice = useMemo(() => readChoice(new URLSearchParams(query), axes), [query, axes]);
  const choose = (change: Partial<PivotChoice>) =>
    // All of it is here already: the server need not be asked.
    window.history.replaceState(null, "", `?${choiceQuery({ ...choice, ...change })}`);
  return { choice, choose };
}
