import { setTimeout as pause } from "node:timers/promises";
import { heldAgainst } from "./checks.ts";
import { FAULTS, type FaultName, type World } from "./faults.ts";
import type { Generator } from "./generator.ts";
import type { Report } from "./load.ts";
import { type Awaited, type Ground, seedRound } from "./seed.ts";

export type Round = {
  fault: FaultName;
  number: number;
  report: Report;
  /** Rows of this round's callbacks, acknowledged or not. */
  kept: number;
  lost: string[];
  twice: string[];
  /** From the end of the fault to the first acknowledged callback; null when the console had to be started again. */
  backAfterMs: number | null;
  acknowledged: Awaited[];
  others: Awaited[];
};

const PER_SECOND = 400;
/** The fault strikes at some moment between these after the load began. */
const BEFORE_MS = [300, 1_200] as const;
const AFTERWARDS_MS = 300;
/** A console that does not answer by then has not come back by itself. */
const BACK_WITHIN_MS = 30_000;

const between = ([least, most]: readonly [number, number]) => least + Math.random() * (most - least);

/** A console that does not come back is started again, so that the rounds after it can show something of their own. */
async function backAfter({ console }: World, generator: Generator): Promise<number | null> {
  const healed = performance.now();
  const isBack = await generator.acknowledged(BACK_WITHIN_MS).then(
    () => true,
    () => false,
  );
  if (isBack) return performance.now() - healed;
  await console.kill();
  await console.start();
  return null;
}

/** Load, a fault in the middle of it, its end, and what of all that was acknowledged is there. */
export async function runRound(
  world: World,
  {
    generator,
    ground,
    fault,
    number,
  }: { generator: Generator; ground: Ground; fault: FaultName; number: number },
): Promise<Round> {
  const { prepare, strike, heal, tidy, lastsMs } = FAULTS[fault];
  const label = `r${number}`;
  const { awaited, paths } = await seedRound(world.cluster.url, ground, number);
  await prepare?.(world);
  generator.begin({ origin: world.console.origin, paths, perSecond: PER_SECOND, label });
  await pause(between(BEFORE_MS));
  await strike(world);
  await pause(between(lastsMs));
  await heal(world);
  const backAfterMs = await backAfter(world, generator);
  await pause(AFTERWARDS_MS);
  const report = await generator.end();
  await tidy?.(world);
  const held = await heldAgainst(world.cluster, label, report.acknowledged);
  const told = new Set(report.acknowledged.map((each) => paths[each % paths.length] ?? ""));
  const all = [...awaited];
  const acknowledged = all.filter(([path]) => told.has(path)).map(([, each]) => each);
  const others = all.filter(([path]) => !told.has(path)).map(([, each]) => each);
  return { fault, number, report, ...held, backAfterMs, acknowledged, others };
}
