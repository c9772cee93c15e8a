import { defineRoute } from "@/lib/boundary/server/define-route";
import { answerPhone } from "@/lib/pairing/server/answer";
import { readPhoneTransaction } from "@/lib/pairing/server/phone";

const BEARER = /^Bearer (\S+)$/i;

export const GET = defineRoute({
  name: "pairing.transaction",
  permission: "public",
  unattended: true,
  run: async ({ request, requestId }) => {
    const [, token = ""] = BEARER.exec(request.headers.get("authorization") ?? "") ?? [];
    return answerPhone(await readPhoneTransaction(token, requestId, new Date()));
  },
});
