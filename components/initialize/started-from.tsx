"use client";

import { createContext, useContext } from "react";
import type { PresetField } from "@/lib/presets/values";
import type { PresetView } from "@/lib/presets/view";
import type { StartingPoint } from "@/lib/transactions/starting-point";

export type ComposedFrom = {
  preset: PresetView | null;
  rerunOf: StartingPoint["rerunOf"];
  /** Fields that this person may not set otherwise than the preset. */
  locked: readonly PresetField[];
};

/** What the form was composed from; fields ask it whether they are locked. */
export const ComposedFromContext = createContext<ComposedFrom>({ preset: null, rerunOf: null, locked: [] });

export function useLocked(field: string): boolean {
  return useContext(ComposedFromContext).locked.some((each) => each === field);
}
