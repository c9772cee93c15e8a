"use server";

import { z } from "zod";
import { defineAction } from "@/lib/boundary/server/define-action";
import { eraseSchema, lookSchema } from "@/lib/results/schema";
import { askVerifyLog } from "@/lib/results/server/ask-verify-log";
import { checkNow } from "@/lib/results/server/check-now";
import { eraseResult as erase } from "@/lib/results/server/erase-result";
import { judgeAgain as judge } from "@/lib/results/server/judge-again";
import { revealMetaInfo as openMetaInfo, revealDetails, revealImage } from "@/lib/results/server/reveal";

export const checkResultNow = defineAction({
  name: "results.check-now",
  permission: "transaction.check",
  input: z.object({ id: z.uuid() }),
  run: ({ by, input }) => checkNow(by, input.id),
});

export const askVerifyLogNow = defineAction({
  name: "results.ask-verify-log",
  permission: "transaction.check",
  input: z.object({ id: z.uuid() }),
  run: ({ by, input }) => askVerifyLog(by, input.id, "person"),
});

export const judgeAgain = defineAction({
  name: "results.judge-again",
  permission: "transaction.check",
  input: z.object({ id: z.uuid() }),
  run: ({ by, input }) => judge(by, input.id),
});

export const revealResult = defineAction({
  name: "results.reveal",
  permission: "result.reveal",
  input: lookSchema,
  run: ({ by, input }) => revealDetails(by, input.id, input.reason),
});

export const revealResultImage = defineAction({
  name: "results.reveal-image",
  permission: "result.reveal",
  input: lookSchema,
  run: ({ by, input }) => revealImage(by, input.id, input.reason),
});

export const revealMetaInfo = defineAction({
  name: "results.reveal-meta-info",
  permission: "result.reveal",
  input: lookSchema,
  run: ({ by, input }) => openMetaInfo(by, input.id, input.reason),
});

export const eraseResult = defineAction({
  name: "results.erase",
  permission: "result.erase",
  input: eraseSchema,
  run: ({ by, input }) => erase(by, input.id, input.reason),
});
