import { z } from "zod";
import { defineRoute } from "@/lib/boundary/server/define-route";
import { webClaimSchema } from "@/lib/pairing/schema";
import { addressOf } from "@/lib/pairing/server/answer";
import { claimPairing } from "@/lib/pairing/server/claim-pairing";
import { deviceCookie } from "@/lib/pairing/server/device-cookie";

export const POST = defineRoute({
  name: "pairing.claim-in-browser",
  permission: "public",
  params: z.object({ code: z.string() }),
  body: webClaimSchema,
  run: async ({ params: { code }, body, request, requestId }) => {
    const claim = { code, ...body, address: addressOf(request), requestId };
    const { token, expiresAt } = await claimPairing(claim, new Date());
    const headers = { "cache-control": "no-store", "set-cookie": deviceCookie(code, token) };
    return Response.json({ expiresAt }, { headers });
  },
});
