import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { isId } from "@/lib/kernel/ids";
import { DEVICE_KINDS } from "@/lib/lab/device";
import type { Axis } from "@/lib/lab/grid";
import { problemWords } from "@/lib/lab/server/problem";
import { readAxes, readRuns, type StoredRun } from "@/lib/lab/server/stored";
import { toReason, toState } from "@/lib/lab/server/words";
import type { ExperimentView, RunView } from "@/lib/lab/view";
import { database } from "@/lib/platform/server/db";

/** An experiment with all of its runs; null when there is none of that id. */
export async function readExperiment(actor: Actor | null, id: string): Promise<ExperimentView | null> {
  authorize(actor, "transaction.read");
  const found = isId(id) ? await find(id) : null;
  if (!found) return null;
  const [runs, preset] = await Promise.all([readRuns(id), presetOf(found.presetVersionId)]);
  const say = await wordsFor(found, runs);
  const { owner, credential, draft, axes: storedAxes, device, createdAt, startedAt, endedAt, ...row } = found;
  const axes = readAxes(storedAxes);
  const pausedReason = toReason(row.pausedReason);
  return {
    id,
    name: row.name,
    state: toState(row.state),
    pausedReason,
    // The vendor's Code is nobody's language.
    pausedDetail: pausedReason === "rejections" ? row.pausedDetail : say(row.pausedDetail),
    owner,
    credential: { id: credential.id, label: credential.name, environment: credential.environment },
    axes,
    runsPerCell: row.runsPerCell,
    sideBySide: row.sideBySide,
    preset,
    device: DEVICE_KINDS.find((kind) => kind === device) ?? "person",
    quality: row.quality,
    fixed: fixedOf(draft, axes),
    calls: runs.length,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    runs: runs.map((run) => ({ ...toRunView(run), problem: say(run.problem) })),
    now: new Date().toISOString(),
  };
}

/** Most experiments were refused nothing: for those no messages are prepared. */
async function wordsFor({ pausedDetail }: { pausedDetail: string | null }, runs: readonly StoredRun[]) {
  const any = pausedDetail !== null || runs.some(({ problem }) => problem !== null);
  const words = any ? await problemWords() : null;
  return (stored: string | null) => (stored === null || words === null ? null : words(stored));
}

function find(id: string) {
  return database().labExperiment.findUnique({
    where: { id },
    include: {
      owner: { select: { id: true, name: true } },
      credential: { select: { id: true, name: true, environment: true } },
    },
  });
}

/** Whoever may read the experiment may know what its calls were composed from, as each of them says. */
async function presetOf(versionId: string | null): Promise<ExperimentView["preset"]> {
  if (versionId === null) return null;
  const found = await database().presetVersion.findUnique({
    where: { id: versionId },
    select: { number: true, preset: { select: { id: true, name: true } } },
  });
  return found && { ...found.preset, version: found.number, versionId };
}

function fixedOf(draft: unknown, axes: readonly Axis[]): Record<string, string> {
  const varied = axes.map(({ parameter }): string => parameter);
  return Object.fromEntries(
    Object.entries(draft ?? {}).filter(
      (field): field is [string, string] => typeof field[1] === "string" && !varied.includes(field[0]),
    ),
  );
}

function toRunView(run: StoredRun): Omit<RunView, "problem"> {
  const { id, cell, number, state, transactionId, sent, subCode, code, createdAt } = run;
  const { throttled, notBefore } = run;
  const shown = { id, cell, number, throttled, againAt: null };
  if (transactionId === null || sent === null || createdAt === null) {
    const againAt = state === "planned" ? (notBefore?.toISOString() ?? null) : null;
    return { ...shown, state, againAt, transaction: null };
  }
  const secondsToResult = secondsOf(run);
  const transaction = { id: transactionId, state: sent, subCode, code, createdAt: createdAt.toISOString() };
  return { ...shown, state: "started", transaction: { ...transaction, secondsToResult } };
}

/** Of one that was walked away from the time says how long we waited, and nothing of the device. */
function secondsOf({ sent, createdAt, settledAt }: StoredRun): number | null {
  if ((sent !== "passed" && sent !== "failed") || !createdAt || !settledAt) return null;
  return (settledAt.getTime() - createdAt.getTime()) / 1_000;
}
