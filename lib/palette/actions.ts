"use server";

import { defineAction } from "@/lib/boundary/server/define-action";
import { findSchema } from "@/lib/palette/schema";
import { find as findByText } from "@/lib/palette/server/find";

/** An action, so that what was pasted stands in no address and in no log. */
export const find = defineAction({
  name: "palette.find",
  permission: "transaction.read",
  input: findSchema,
  run: ({ actor, input }) => findByText(actor, input.text),
});
