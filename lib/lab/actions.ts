"use server";

import { defineAction } from "@/lib/boundary/server/define-action";
import { experimentIdSchema, planSchema, startSchema } from "@/lib/lab/schema";
import {
  cancelExperiment as cancel,
  pauseExperiment as pause,
  resumeExperiment as resume,
  startExperiment as start,
} from "@/lib/lab/server/move-experiment";
import { planExperiment as plan } from "@/lib/lab/server/plan-experiment";

/** Stores the plan and sends nothing. */
export const planExperiment = defineAction({
  name: "lab.plan",
  permission: "lab.run",
  input: planSchema,
  run: ({ by, actor, input, locale }) => plan({ ...by, actor }, input, locale),
});

export const startExperiment = defineAction({
  name: "lab.start",
  permission: "lab.run",
  input: startSchema,
  run: ({ by, actor, input }) => start({ ...by, actor }, input.id, input.confirmedCalls ?? null),
});

/** Of anybody's: they all share the account's rate. Nothing is sent after it has answered. */
export const pauseExperiment = defineAction({
  name: "lab.pause",
  permission: "lab.run",
  input: experimentIdSchema,
  run: ({ by, input }) => pause(by, input.id),
});

export const resumeExperiment = defineAction({
  name: "lab.resume",
  permission: "lab.run",
  input: experimentIdSchema,
  run: ({ by, actor, input }) => resume({ ...by, actor }, input.id),
});

/** Of anybody's. Transactions that are open run out; what was not sent never is, and the person is forgotten. */
export const cancelExperiment = defineAction({
  name: "lab.cancel",
  permission: "lab.run",
  input: experimentIdSchema,
  run: ({ by, input }) => cancel(by, input.id),
});
