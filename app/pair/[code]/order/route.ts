import { changedByConsole } from "@/lib/audit/server/audited-change";
import { defineRoute } from "@/lib/boundary/server/define-route";
import { phoneOrderSchema } from "@/lib/pairing/schema";
import { PHONE } from "@/lib/pairing/server/claim-pairing";
import { deviceToken } from "@/lib/pairing/server/device-cookie";
import { sandboxTransactionOf } from "@/lib/pairing/server/phone";
import { orderDevice } from "@/lib/sandbox-device/server/order-device";

// Pairing knows whose device this phone is, the sandbox's device what becomes of an order: they meet here alone.
export const POST = defineRoute({
  name: "pairing.order",
  permission: "public",
  body: phoneOrderSchema,
  run: async ({ body, requestId }) => {
    const id = await sandboxTransactionOf(await deviceToken(), new Date());
    await orderDevice(changedByConsole(PHONE, requestId), { id, ...body });
  },
});
