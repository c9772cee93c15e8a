"use server";

import { z } from "zod";
import { defineAction } from "@/lib/boundary/server/define-action";
import { confirmResult } from "@/lib/results/server/confirm-result";

export const checkResultNow = defineAction({
  name: "results.check-now",
  permission: "transaction.check",
  input: z.object({ id: z.uuid() }),
  run: ({ by, input }) => confirmResult(by, input.id, "person"),
});
