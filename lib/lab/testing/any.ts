import fc from "fast-check";
import { AXIS_PARAMETERS, type Axis, type AxisParameter, axisChoices, cellsOf } from "@/lib/lab/grid";
import type { RunView } from "@/lib/lab/view";
import { TRANSACTION_STATES } from "@/lib/transactions/state";

const anyAxis = (parameter: AxisParameter): fc.Arbitrary<Axis> => {
  const all = axisChoices(parameter).map(({ value }) => value);
  const most = Math.min(3, all.length);
  return fc
    .shuffledSubarray(all, { minLength: 2, maxLength: most })
    .map((values): Axis => ({ parameter, values }));
};

/** One to three axes of different parameters. */
export const anyAxes: fc.Arbitrary<Axis[]> = fc
  .shuffledSubarray([...AXIS_PARAMETERS], { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map(anyAxis)));

const anyTransaction = fc.record({
  id: fc.uuid(),
  state: fc.constantFrom(...TRANSACTION_STATES),
  subCode: fc.constantFrom("200", "205", "206", null),
  code: fc.constantFrom("Success", "Throttling", null),
  createdAt: fc.constant("2026-11-23T16:00:00.000Z"),
  secondsToResult: fc.option(fc.integer({ min: 0, max: 1_800 })),
});

const anyRun = (cells: number): fc.Arbitrary<RunView> =>
  fc
    .record({
      id: fc.uuid(),
      cell: fc.nat({ max: cells - 1 }),
      number: fc.integer({ min: 1, max: 9 }),
      transaction: fc.option(anyTransaction),
      unsent: fc.constantFrom("planned" as const, "refused" as const, "cancelled" as const),
      problem: fc.constant(null),
      throttled: fc.array(fc.uuid(), { maxLength: 3 }),
      againAt: fc.constant(null),
    })
    .map(({ unsent, ...run }): RunView => ({ ...run, state: run.transaction ? "started" : unsent }));

/** Axes and runs of any of their cells, in any state. */
export const anyExperiment = anyAxes.chain((axes) =>
  fc.record({ axes: fc.constant(axes), runs: fc.array(anyRun(cellsOf(axes).length), { maxLength: 60 }) }),
);
