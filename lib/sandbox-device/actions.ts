"use server";

import { defineAction } from "@/lib/boundary/server/define-action";
import { deviceOrderSchema } from "@/lib/sandbox-device/orders";
import { orderDevice as order } from "@/lib/sandbox-device/server/order-device";

export const orderDevice = defineAction({
  name: "sandbox-device.order",
  permission: "device.order",
  input: deviceOrderSchema,
  run: ({ by, input }) => order(by, input),
});
