import { defineRoute } from "@/lib/boundary/server/define-route";
import { pairingIdSchema } from "@/lib/pairing/schema";
import { readPairedPhone } from "@/lib/pairing/server/read-pairing";

export const GET = defineRoute({
  name: "transactions.phone",
  permission: "transaction.read",
  params: pairingIdSchema,
  unattended: true,
  run: ({ params }) => readPairedPhone(params.id, new Date()),
});
