import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runPrisma } from "../prisma/run-cli.ts";
import { chainFault } from "./chain.ts";
import { followed } from "./checks.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import { prepareConsole } from "./console.ts";
import type { FaultName } from "./faults.ts";
import { startGenerator } from "./generator.ts";
import { type Round, runRound } from "./round.ts";
import { seedGround } from "./seed.ts";
import { prepareSmallDisk } from "./small-disk.ts";
import { startVendor } from "./vendor.ts";

export type CrashPlan = {
  /** Faults in the order in which they strike. */
  faults: readonly FaultName[];
  /** After so many rounds everything that was reported must get settled. */
  settleEvery: number;
  onRound?(round: Round): void;
};

export type CrashOutcome = {
  rounds: Round[];
  /** Faults that this machine does not allow. */
  skipped: FaultName[];
  /** What must not be: one line each. Empty is the proof. */
  violations: string[];
  settled: number;
};

/** What stands behind a stopped server: the pauses of the schedule after it, and the calls themselves. */
const SETTLED_WITHIN_MS = 120_000;

/** Runs the rounds against a console and a PostgreSQL of their own; takes everything down afterwards. */
export async function runCrash(plan: CrashPlan): Promise<CrashOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "console-crash-"));
  const disk = prepareSmallDisk(join(folder, "small"));
  const cluster = await openCluster(join(folder, "postgres"), disk);
  const [vendor, generator] = [await startVendor(), startGenerator()];
  const log = join(folder, "console.log");
  const console = await prepareConsole({ databaseUrl: cluster.url, vendorOrigin: vendor.origin, log });
  try {
    const { ok, said } = await runPrisma(["migrate", "deploy"], cluster.url);
    if (!ok) throw new Error(`The migrations failed:\n${said}`);
    const ground = await seedGround(cluster.url, console.env.CONSOLE_KEYS ?? "", vendor.origin);
    await console.start();
    return await strikeAll(plan, { cluster, console, disk }, generator, ground, log);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${lastLines(log)}`, { cause: error });
  } finally {
    await console.kill();
    generator.stop();
    await vendor.close();
    await cluster.stop("SIGINT").catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the console said last, or before it ended by a fault of its own. */
function lastLines(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [];
  const end = lines.findLastIndex((line) => /^Node\.js v\d/.test(line));
  const last = end < 0 ? lines.slice(-20) : lines.slice(Math.max(0, end - 60), end);
  return last.map((line) => line.slice(0, 400)).join("\n");
}

async function strikeAll(
  plan: CrashPlan,
  world: Parameters<typeof runRound>[0],
  generator: ReturnType<typeof startGenerator>,
  ground: Awaited<ReturnType<typeof seedGround>>,
  log: string,
): Promise<CrashOutcome> {
  const outcome: CrashOutcome = { rounds: [], skipped: [], violations: [], settled: 0 };
  let open: Round[] = [];
  for (const [number, fault] of plan.faults.entries()) {
    if (fault === "disk-full" && world.disk.folder === null) {
      outcome.skipped.push(fault);
      continue;
    }
    const round = await runRound(world, { generator, ground, fault, number });
    outcome.rounds.push(round);
    outcome.violations.push(...violationsOf(round));
    if (round.backAfterMs === null) outcome.violations.push(`What the console said:\n${lastLines(log)}`);
    plan.onRound?.(round);
    open.push(round);
    if (open.length < plan.settleEvery) continue;
    await settle(world.cluster, open, outcome);
    open = [];
  }
  await settle(world.cluster, open, outcome);
  const broken = await chainFault(world.console.env);
  if (broken !== null) outcome.violations.push(`the trail: ${broken}`);
  return outcome;
}

async function settle(cluster: Cluster, rounds: Round[], outcome: CrashOutcome): Promise<void> {
  const acknowledged = rounds.flatMap((round) => round.acknowledged);
  const others = rounds.flatMap((round) => round.others);
  outcome.violations.push(...(await followed(cluster, { acknowledged, others }, SETTLED_WITHIN_MS)));
  outcome.settled += acknowledged.length;
}

function violationsOf({ fault, number, report, lost, twice, backAfterMs }: Round): string[] {
  const where = `round ${number} (${fault}):`;
  return [
    ...(lost.length > 0 ? [`${where} ${lost.length} acknowledged and lost, ${lost[0]} the first`] : []),
    ...(twice.length > 0 ? [`${where} ${twice.length} kept twice, ${twice[0]} the first`] : []),
    ...(backAfterMs === null ? [`${where} the console did not come back by itself`] : []),
    ...Object.entries(report.wrong).map(([status, times]) => `${where} ${times} × ${status}`),
    ...(fault === "kill-pages" && report.refused + report.broken > 0
      ? [`${where} callbacks noticed: ${report.refused} refused, ${report.broken} broken`]
      : []),
    ...(report.acknowledged.length === 0 ? [`${where} nothing was acknowledged, so nothing is shown`] : []),
  ];
}
