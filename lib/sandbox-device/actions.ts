"use server";

import { defineAction } from "@/lib/boundary/server/define-action";
import { deviceOrderSchema } from "@/lib/sandbox-device/orders";
import { orderDevice } from "@/lib/sandbox-device/server/order-device";

export const orderDeviceAction = defineAction({
  name: "sandbox-device.order",
  permission: "device.order",
  input: deviceOrderSchema,
  run: ({ by, input }) => orderDevice(by, input.id, input.order, input.subCode ?? null),
});
