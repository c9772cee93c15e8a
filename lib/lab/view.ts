import type { DeviceKind } from "@/lib/lab/device";
import type { Axis } from "@/lib/lab/grid";
import type { PresetMark } from "@/lib/presets/view";
import type { TransactionState } from "@/lib/transactions/state";
import type { Environment } from "@/lib/transactions/view";

export const EXPERIMENT_STATES = ["planned", "running", "paused", "cancelled", "done"] as const;

export type ExperimentState = (typeof EXPERIMENT_STATES)[number];

/** Why an experiment stands still. All but `person` are the console's own doing. */
export const PAUSE_REASONS = [
  "person",
  /** Its owner was disabled. */
  "owner-disabled",
  /** Its owner may not start transactions any more, or has to choose a password first. */
  "owner-not-allowed",
  "credential-retired",
  /** Its preset is gone, or locks a field that it sets otherwise. */
  "preset",
  /** The vendor rejected three calls in a row with the same Code. */
  "rejections",
  /** The console itself refused three runs in a row. */
  "refusals",
  /** What is needed of the person cannot be opened any more. */
  "person-lost",
] as const;

export type PauseReason = (typeof PAUSE_REASONS)[number];

/** How far an experiment has come. `runs` is the sum of all others. */
export type Progress = {
  runs: number;
  planned: number;
  open: number;
  settled: number;
  rejected: number;
  unknown: number;
  refused: number;
  cancelled: number;
};

/** An experiment as a line of the list. Times are ISO strings. */
export type ExperimentRow = {
  id: string;
  name: string;
  state: ExperimentState;
  pausedReason: PauseReason | null;
  owner: { id: string; name: string };
  credential: { id: string; label: string; environment: Environment };
  calls: number;
  progress: Progress;
  /** Of the settled ones. */
  passed: number;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
};

export type RunState = "planned" | "started" | "refused" | "cancelled";

/** One call of an experiment; `started` means that it has a transaction. */
export type RunView = {
  id: string;
  cell: number;
  /** Of the runs of its cell, from 1. */
  number: number;
  state: RunState;
  transaction: {
    /** Row id: /transactions/{id}. */
    id: string;
    state: TransactionState;
    subCode: string | null;
    /** The vendor's Code, or the kind of silence. */
    code: string | null;
    createdAt: string;
    /** From the call to its verdict, of one that passed or failed. */
    secondsToResult: number | null;
  } | null;
  /** Row ids of the transactions as which the vendor throttled it before; it was sent again, or will be. */
  throttled: string[];
  /** When it will be sent again; null unless it waits for that. */
  againAt: string | null;
  /** Why the console refused it, in the reader's language. */
  problem: string | null;
};

/** All that is shown of an experiment: what it varies, how it runs and what came out. */
export type ExperimentView = Omit<ExperimentRow, "progress" | "passed"> & {
  /** The Code of `rejections`, or what was refused by `refusals` or `preset`, in the reader's language; else null. */
  pausedDetail: string | null;
  axes: Axis[];
  runsPerCell: number;
  sideBySide: number;
  /** The preset that its calls are composed from. */
  preset: (PresetMark & { versionId: string }) | null;
  device: DeviceKind;
  /** Of the sandbox's document, 0–100; null unless the device decides by it. */
  quality: number | null;
  /** What all runs share, without what is varied and without the person. */
  fixed: Record<string, string>;
  /** In the order in which they are started. */
  runs: RunView[];
  /** The server's clock. */
  now: string;
};
