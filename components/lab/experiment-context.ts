"use client";

import { createContext, useContext } from "react";
import type { ExperimentView } from "@/lib/lab/view";

type Current = {
  experiment: ExperimentView;
  /** What is shown may be old: the console could not be asked. */
  stale: boolean;
  refresh: () => Promise<void>;
};

export const ExperimentContext = createContext<Current | null>(null);

/** The experiment of the page, kept current. */
export function useExperiment(): Current {
  const current = useContext(ExperimentContext);
  if (!current) throw new Error("useExperiment needs ExperimentLive around it");
  return current;
}
