import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { PROJECT } from "../machine/child.ts";
import type { Plan } from "../plan.ts";
import type { Outcome } from "./figure.ts";
import { verdictOf } from "./figure.ts";
import { cells, markdownTable } from "./table.ts";

export type Run = {
  plan: Plan;
  /** The rows that were asked for; undefined when all were. */
  only?: readonly string[] | undefined;
  startedAt: Date;
  outcomes: readonly Outcome[];
  /** What could not be measured, and why. */
  failures: readonly { name: string; reason: string }[];
};

/** Where and on what a run was made: without it a figure means nothing. */
function circumstances({ startedAt, plan }: Run) {
  const git = (...words: string[]) => execFileSync("git", words, { cwd: PROJECT, encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
  return {
    startedAt: startedAt.toISOString(),
    commit: git("rev-parse", "--short=12", "HEAD") + (changed ? " with uncommitted changes" : ""),
    node: process.version,
    processors: availableParallelism(),
    processor: cpus()[0]?.model ?? "unknown",
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    plan,
  };
}

/** `2026-11-23` for a whole run, `try` with the ending that git ignores for one that must not pass for a result. */
export function resultName({ plan, only, failures, startedAt }: Run): { name: string; end: "" | ".tmp" } {
  const whole = !plan.quick && only === undefined && failures.length === 0;
  return whole ? { name: startedAt.toISOString().slice(0, 10), end: "" } : { name: "try", end: ".tmp" };
}

/**
 * Writes the run as `<date>.md` and `<date>.json`; one that was only a try (quick, one row) or not whole goes to names that
 * are not kept.
 * @returns the path of the Markdown, from the project's root
 */
export function writeRun(run: Run): string {
  const { name, end } = resultName(run);
  const folder = "bench/results";
  mkdirSync(join(PROJECT, folder), { recursive: true });
  const about = circumstances(run);
  const figures = run.outcomes.flatMap((outcome) =>
    outcome.figures.map((figure) => ({ ...figure, verdict: verdictOf(figure.value, figure.bar) })),
  );
  const rounds = Object.assign({}, ...run.outcomes.map((outcome) => outcome.rounds));
  const json = JSON.stringify({ ...about, figures, rounds, failures: run.failures }, null, 2);
  writeFileSync(join(PROJECT, folder, `${name}.json${end}`), `${json}\n`);
  const markdown = `${folder}/${name}.md${end}`;
  writeFileSync(join(PROJECT, markdown), page(run, about));
  return markdown;
}

function page(run: Run, about: ReturnType<typeof circumstances>): string {
  const figures = run.outcomes.flatMap((outcome) => outcome.figures);
  const notes = figures.flatMap(({ name, note }) => (note ? [`- **${name}**: ${note}`] : []));
  const failures = run.failures.map(({ name, reason }) => `- **${name}** was not measured: ${reason}`);
  const { plan } = run;
  const lines = [
    `# Bench of ${about.startedAt.slice(0, 10)}`,
    "",
    `Commit ${about.commit}, Node ${about.node}, ${about.processors} processors (${about.processor}), ${about.memoryGiB} GiB, begun ${about.startedAt}.`,
    "",
    `Product and bare server ran in one go on this machine, their rounds in turn; figures are medians of ${plan.rounds} rounds of ${plan.seconds} s (Initialize: ${plan.initializeCalls} calls; cold start: ${plan.coldStarts} times), ratios and differences medians of the paired rounds. Load, servers and PostgreSQL shared the processors. Bars are those of the project's performance goals.`,
    "",
    markdownTable(cells(figures)),
    "",
    ...notes,
    ...failures,
    "",
  ];
  return lines.join("\n");
}
