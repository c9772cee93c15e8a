import { axesOf, figure, type PlanValues } from "@/components/lab/plan-values";
import { type Axis, countCalls } from "@/lib/lab/grid";

type PlanSum = {
  axes: Axis[];
  /** How many values each axis has, in order: the factors of the number of cells. */
  factors: number[];
  runsPerCell: number;
  /** Not a number while the runs per cell are none. */
  calls: number;
};

/** Whether what was typed is a number of things at all. */
export const isCount = (figure: number) => Number.isInteger(figure) && figure > 0;

/** How many calls the form as it stands would be. */
export function planSum({ ticked, runsPerCell: typed }: Pick<PlanValues, "ticked" | "runsPerCell">): PlanSum {
  const axes = axesOf(ticked);
  const runsPerCell = figure(typed);
  const factors = axes.map(({ values }) => values.length);
  return { axes, factors, runsPerCell, calls: countCalls(axes, runsPerCell) };
}
