import "server-only";
import { refusalsInARow, rejectionsInARow } from "@/lib/lab/in-a-row";
import { type MoveReason, moveExperiment, theLab } from "@/lib/lab/server/move";
import { readOwner } from "@/lib/lab/server/owner";
import { refuseRun } from "@/lib/lab/server/refuse-run";
import { heldUntil, mayRepeat, repeatRun } from "@/lib/lab/server/repeat-throttled";
import { type Attempt, startRun } from "@/lib/lab/server/start-run";
import {
  findExperiment,
  isWaiting,
  readRuns,
  type StoredExperiment,
  type StoredRun,
} from "@/lib/lab/server/stored";
import { isUnsettled } from "@/lib/transactions/state";

/** Between two looks, while a device acts by itself and while a person is at work. Milliseconds. */
const LOOK_AGAIN_MS = { byItself: 1_000, person: 3_000 };
/** A look that has taken so long gives its place to another experiment, and waits for its next turn. */
const LONGEST_LOOK_MS = 3_000;

/** When it is to be looked at again; null when there is nothing left to do. */
type Next = Date | null;

/**
 * Starts what there is room for, in the planned order, and says when to look again. Decides by what is stored: it may be
 * called at any time, twice, and by two processes at once. Both begin with the first run that was not sent, so neither
 * opens more than may be open side by side.
 */
export async function advance(id: string): Promise<Next> {
  const experiment = await findExperiment(id);
  if (experiment?.state !== "running") return null;
  const runs = await settledRuns(id);
  const waiting = runs.filter(isWaiting);
  if (waiting.length === 0) return finish(experiment, runs);
  const held = heldUntil(waiting, new Date());
  if (held) return held;
  const room = experiment.sideBySide - runs.filter((run) => holdsDevice(run, Date.now())).length;
  return room > 0 ? startSome(experiment, waiting.slice(0, room)) : lookAgain(experiment);
}

/** All runs, each that was throttled waiting for its next turn. */
async function settledRuns(id: string): Promise<StoredRun[]> {
  const runs = await readRuns(id);
  const again = runs.filter(mayRepeat);
  for (const run of again) await repeatRun(id, run, new Date());
  return again.length === 0 ? runs : readRuns(id);
}

/** A TransactionId that has died keeps no device busy, although its result may still be awaited. */
function holdsDevice({ sent, deadline }: StoredRun, now: number): boolean {
  return sent === "requested" || (sent === "pending" && (deadline?.getTime() ?? 0) > now);
}

async function finish(experiment: StoredExperiment, runs: readonly StoredRun[]): Promise<Next> {
  if (runs.some(({ sent }) => sent !== null && isUnsettled(sent))) return lookAgain(experiment);
  await moveExperiment(theLab(), experiment.id, ["running"], "done");
  return null;
}

async function startSome(experiment: StoredExperiment, runs: readonly StoredRun[]): Promise<Next> {
  const until = Date.now() + LONGEST_LOOK_MS;
  for (const run of runs) {
    if (Date.now() > until) return after(0);
    const owner = await readOwner(experiment);
    if (!owner.may) return pause(experiment.id, { reason: owner.reason });
    const next = await goOn(experiment, run, await startRun(experiment, run, owner.actor));
    if (next !== "next") return next;
  }
  return lookAgain(experiment);
}

/** What follows from an attempt: the next run, or the end of this look. */
async function goOn({ id }: StoredExperiment, run: StoredRun, attempt: Attempt): Promise<Next | "next"> {
  switch (attempt.kind) {
    case "stopped":
      return null;
    case "later":
      return attempt.at;
    case "pause":
      return pause(id, attempt.why);
    case "refused": {
      await refuseRun(run.id, id, attempt.problem);
      const problem = refusalsInARow(await readRuns(id), run.id);
      return problem === null ? "next" : pause(id, { reason: "refusals", detail: problem });
    }
    case "started": {
      if (attempt.state !== "rejected") return "next";
      const runs = await readRuns(id);
      // It waits for its next turn, and all others with it.
      if (runs.some(mayRepeat)) return after(0);
      const code = rejectionsInARow(runs, run.id);
      return code === null ? "next" : pause(id, { reason: "rejections", detail: code });
    }
  }
}

async function pause(id: string, why: MoveReason): Promise<null> {
  await moveExperiment(theLab(), id, ["running"], "paused", why);
  return null;
}

const after = (ms: number) => new Date(Date.now() + ms);

const lookAgain = ({ device }: StoredExperiment) =>
  after(device === "person" ? LOOK_AGAIN_MS.person : LOOK_AGAIN_MS.byItself);
