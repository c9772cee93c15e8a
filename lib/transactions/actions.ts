"use server";

import { z } from "zod";
import { defineAction } from "@/lib/boundary/server/define-action";
import { draftSchema } from "@/lib/initialize/schema";
import { closeSchema } from "@/lib/transactions/schema";
import { closeUnknown } from "@/lib/transactions/server/close-unknown";
import { revealProtocol } from "@/lib/transactions/server/reveal-protocol";
import { startTransaction as start } from "@/lib/transactions/server/start-transaction";

export const startTransaction = defineAction({
  name: "transactions.start",
  permission: "transaction.start",
  input: (locale) =>
    z.object({
      submissionId: z.uuid(),
      credentialId: z.uuid(),
      // Which callback addresses are allowed depends on the credential: the use case looks again.
      draft: draftSchema(locale, { allowLocalCallback: true }),
      presetVersionId: z.uuid().nullish(),
      rerunOfId: z.uuid().nullish(),
      pairingId: z.uuid().nullish(),
    }),
  run: ({ by, actor, input, locale }) => start({ ...by, actor }, input, locale),
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
