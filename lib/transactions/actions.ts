"use server";

import { z } from "zod";
import { defineAction } from "@/lib/boundary/server/define-action";
import { CALLBACK_URL_MAX_CHARACTERS, META_INFO_MAX_BYTES } from "@/lib/initialize/limits";
import { draftSchema } from "@/lib/initialize/schema";
import { closeSchema } from "@/lib/transactions/schema";
import { recordForgedForm, recordTooLarge } from "@/lib/transactions/server/check-started-from";
import { closeUnknown } from "@/lib/transactions/server/close-unknown";
import { lookUpMetaInfo } from "@/lib/transactions/server/look-up-meta-info";
import { preflightCallback } from "@/lib/transactions/server/preflight-callback";
import { revealProtocol } from "@/lib/transactions/server/reveal-protocol";
import { startTransaction as start } from "@/lib/transactions/server/start-transaction";

export const startTransaction = defineAction({
  name: "transactions.start",
  permission: "transaction.start",
  input: (locale) =>
    z.object({
      submissionId: z.uuid(),
      credentialId: z.uuid(),
      // Which callback addresses are allowed depends on the credential, and which documents on what an admin
      // permits: the use case looks again.
      draft: draftSchema(locale, { allowLocalCallback: true, allowUnlistedDocType: true }),
      presetVersionId: z.uuid().nullish(),
      rerunOfId: z.uuid().nullish(),
      pairingId: z.uuid().nullish(),
    }),
  run: ({ by, actor, input, locale }) => start({ ...by, actor }, input, locale),
  // The form checks by the same rules: what does not fit was made elsewhere.
  onBadInput: ({ by, actor, fields, tooLarge }) =>
    tooLarge ? recordTooLarge({ ...by, actor }) : recordForgedForm({ ...by, actor }, fields),
});

/** Of an address that the person typed: the verdict, and nothing of what the address answered. */
export const preflightCallbackUrl = defineAction({
  name: "transactions.preflight-callback",
  permission: "transaction.start",
  input: z.object({ address: z.string().max(CALLBACK_URL_MAX_CHARACTERS) }),
  run: ({ actor, input }) => preflightCallback(actor, input.address),
});

export const findMetaInfoUse = defineAction({
  name: "transactions.find-meta-info-use",
  permission: "transaction.start",
  input: z.object({ metaInfo: z.string().min(1).max(META_INFO_MAX_BYTES) }),
  run: ({ input }) => lookUpMetaInfo(input.metaInfo),
});

export const revealTransactionProtocol = defineAction({
  name: "transactions.reveal-protocol",
  permission: "transaction.start",
  input: z.object({ id: z.uuid() }),
  run: async ({ by, input }) => ({ protocol: await revealProtocol(by, input.id) }),
});

export const closeUnknownTransaction = defineAction({
  name: "transactions.close-unknown",
  permission: "transaction.close",
  input: closeSchema,
  run: ({ by, actor, input }) => closeUnknown({ ...by, actor }, input.id, input.reason),
});
