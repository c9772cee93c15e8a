"use server";

import { defineAction } from "@/lib/boundary/server/define-action";
import { findSchema } from "@/lib/palette/schema";
import { findById } from "@/lib/palette/server/find-by-id";

/** An action, so that what was pasted stands in no address and in no log. */
export const findTransactions = defineAction({
  name: "palette.find",
  permission: "transaction.read",
  input: findSchema,
  run: ({ actor, input }) => findById(actor, input.id),
});
