import { defineRoute } from "@/lib/boundary/server/define-route";
import { answerPhone } from "@/lib/pairing/server/answer";
import { deviceToken } from "@/lib/pairing/server/device-cookie";
import { readPhoneTransaction } from "@/lib/pairing/server/phone";

export const GET = defineRoute({
  name: "pairing.transaction-in-browser",
  permission: "public",
  unattended: true,
  run: async ({ requestId }) =>
    answerPhone(await readPhoneTransaction(await deviceToken(), requestId, new Date())),
});
