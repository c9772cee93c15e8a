"use server";

import { defineAction } from "@/lib/boundary/server/define-action";
import { forwardSchema } from "@/lib/callbacks/forward";
import { forwardDelivery as forward } from "@/lib/callbacks/server/forward-delivery";

export const forwardDelivery = defineAction({
  name: "callbacks.forward",
  permission: "callback.forward",
  input: forwardSchema,
  run: ({ by, input }) => forward(by, input),
});
