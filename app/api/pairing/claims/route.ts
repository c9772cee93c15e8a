import { defineRoute } from "@/lib/boundary/server/define-route";
import { claimSchema } from "@/lib/pairing/schema";
import { addressOf } from "@/lib/pairing/server/answer";
import { claimPairing } from "@/lib/pairing/server/claim-pairing";

export const POST = defineRoute({
  name: "pairing.claim",
  permission: "public",
  withoutOrigin: true,
  body: claimSchema,
  run: ({ body, request, requestId }) =>
    claimPairing({ ...body, address: addressOf(request), requestId }, new Date()),
});
