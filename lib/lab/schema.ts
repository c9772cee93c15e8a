import { z } from "zod";
import { draftSchema } from "@/lib/initialize/schema";
import type { Locale } from "@/lib/kernel/localized-text";
import { nameSchema } from "@/lib/kernel/name-schema";
import { DEVICE_KINDS } from "@/lib/lab/device";
import {
  AXIS_PARAMETERS,
  type Axis,
  axisChoices,
  countCalls,
  MOST_CALLS,
  MOST_SIDE_BY_SIDE,
} from "@/lib/lab/grid";

const different = (values: readonly string[]) => new Set(values).size === values.length;

const axis: z.ZodType<Axis, Axis> = z
  .strictObject({
    parameter: z.enum(AXIS_PARAMETERS, "choose"),
    values: z
      .array(z.string())
      .min(2, "lab.problems.twoValues")
      .max(20, "invalid")
      .refine(different, "invalid"),
  })
  .refine(
    ({ parameter, values }) =>
      values.every((value) => axisChoices(parameter).some((choice) => choice.value === value)),
    { path: ["values"], error: "choose" },
  );

/** No more axes than parameters: beyond that only the number of calls is a bound. */
export const axesSchema = z
  .array(axis)
  .min(1, "lab.problems.noAxis")
  .max(AXIS_PARAMETERS.length, "invalid")
  .refine((axes) => different(axes.map(({ parameter }) => parameter)), "lab.problems.sameAxis");

/**
 * An experiment as it is composed. `draft` is a whole one, with the person; its MerchantBizId is never sent (each run
 * has its own), and of what is varied the axes decide. Rules that depend on the credential are looked at by the plan.
 */
export const planSchema = (locale: Locale) =>
  z
    .strictObject({
      /** Made with the form: the same plan, sent again because no answer came, is the same experiment. */
      id: z.uuid().toLowerCase(),
      name: nameSchema,
      credentialId: z.uuid("choose"),
      presetVersionId: z.uuid().nullish(),
      draft: draftSchema(locale, { allowLocalCallback: true, allowUnlistedDocType: true }),
      axes: axesSchema,
      runsPerCell: z.int("wholeNumber").min(1, "outOfRange").max(MOST_CALLS, "outOfRange"),
      sideBySide: z.int("wholeNumber").min(1, "outOfRange").max(MOST_SIDE_BY_SIDE, "outOfRange"),
      device: z.enum(DEVICE_KINDS, "choose"),
      quality: z.int("wholeNumber").min(0, "outOfRange").max(100, "outOfRange").nullish(),
    })
    .refine(({ axes, runsPerCell }) => countCalls(axes, runsPerCell) <= MOST_CALLS, {
      path: ["runsPerCell"],
      error: "lab.problems.tooManyCalls",
    })
    .refine(({ device, quality }) => (device === "by-quality") === (typeof quality === "number"), {
      path: ["quality"],
      error: "required",
    });

export type PlanInput = z.output<ReturnType<typeof planSchema>>;

export const experimentIdSchema = z.object({ id: z.uuid() });

/** Of a live credential the calls are billed: their number must be confirmed. */
export const startSchema = z.object({ id: z.uuid(), confirmedCalls: z.int().nullish() });
