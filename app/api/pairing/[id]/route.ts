import { defineRoute } from "@/lib/boundary/server/define-route";
import { AppError } from "@/lib/kernel/errors";
import { pairingIdSchema } from "@/lib/pairing/schema";
import { readPairing } from "@/lib/pairing/server/read-pairing";
import type { PairingView } from "@/lib/pairing/view";

export const GET = defineRoute({
  name: "pairing.read",
  permission: "transaction.start",
  params: pairingIdSchema,
  unattended: true,
  run: async ({ actor, params }): Promise<PairingView> => {
    const pairing = await readPairing(actor, params.id, new Date());
    if (!pairing) throw new AppError("not-found", "notFound");
    return pairing;
  },
});
