import type { FaultName } from "./faults.ts";
import type { CrashOutcome } from "./harness.ts";
import type { Round } from "./round.ts";

const HEAD = [
  "fault",
  "rounds",
  "sent",
  "acknowledged",
  "kept",
  "503",
  "broken",
  "wrong",
  "lost",
  "twice",
  "back p50",
  "back max",
];

/** What came of each fault, and of all. */
export function table({ rounds, settled }: CrashOutcome, order: readonly FaultName[]): string {
  const groups = order.map((name) => [name, rounds.filter(({ fault }) => fault === name)] as const);
  const lines = groups.filter(([, some]) => some.length > 0).map(([name, some]) => line(name, some));
  const cells = [HEAD, ...lines, line("all", rounds)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const text = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
  return [...text, "", `${settled} transactions with an acknowledged report were settled, each once.`].join(
    "\n",
  );
}

function line(name: string, rounds: readonly Round[]): string[] {
  const sum = (count: (round: Round) => number) =>
    String(rounds.reduce((total, round) => total + count(round), 0));
  const back = rounds.flatMap(({ backAfterMs }) => backAfterMs ?? []).sort((a, b) => a - b);
  const ms = (value: number | undefined) => `${Math.round(value ?? 0)} ms`;
  return [
    name,
    String(rounds.length),
    sum(({ report }) => report.sent),
    sum(({ report }) => report.acknowledged.length),
    sum(({ kept }) => kept),
    sum(({ report }) => report.refused),
    sum(({ report }) => report.broken),
    sum(({ report }) => Object.values(report.wrong).reduce((total, each) => total + each, 0)),
    sum(({ lost }) => lost.length),
    sum(({ twice }) => twice.length),
    ms(back[Math.floor(back.length / 2)]),
    ms(back.at(-1)),
  ];
}
