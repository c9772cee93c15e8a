import type { Mutant } from "./mutant.ts";

const ADVANCE_TEST = "lib/lab/server/advance.db.test.ts";

export const LAB_MUTANTS: readonly Mutant[] = [
  {
    id: "lab-sends-after-pause",
    breaks: "an experiment sends nothing once its pause was answered",
    file: "lib/lab/server/still-runs.ts",
    find: `if (found !== 1) throw new Stopped();`,
    replace: `void found;`,
    tests: [ADVANCE_TEST],
  },
  {
    id: "lab-sends-twice",
    breaks: "a run is sent under the submission id that came with the plan, so once",
    file: "lib/lab/server/start-run.ts",
    find: `const { submissionId } = run;`,
    replace: `const submissionId = newId(); void run;`,
    tests: [ADVANCE_TEST],
  },
  {
    id: "lab-unknown-sent-again",
    breaks: "a call whose outcome is unknown is never sent again",
    file: "lib/lab/server/stored.ts",
    find: `sent === null && state`,
    replace: `(sent === null || sent === "unknown") && state`,
    tests: [ADVANCE_TEST],
  },
  {
    id: "lab-bills-unconfirmed",
    breaks: "with a live credential the number of billed calls must be confirmed",
    file: "lib/lab/server/move-experiment.ts",
    find: `environment === "live" : confirmedCalls`,
    replace: `environment !== environment : confirmedCalls`,
    tests: ["lib/lab/server/plan.db.test.ts"],
  },
  {
    id: "lab-plan-counts-less",
    breaks: "the plan says how many calls will be sent before any is",
    file: "components/lab/plan-sum.ts",
    find: `countCalls(axes, runsPerCell) }`,
    replace: `countCalls(axes.slice(0, 1), runsPerCell) }`,
    tests: ["components/lab/plan-values.test.ts"],
  },
  {
    id: "lab-gathers-other-runs",
    breaks: "a line of all values gathers the runs of its own value and no others",
    file: "components/lab/laid-out.ts",
    find: `pivot(runs, axes, { rows: layout.rows, columns: null })`,
    replace: `pivot(runs, axes, { rows: layout.columns, columns: null })`,
    tests: ["components/lab/pivot-choice.test.ts"],
  },
];
