"use server";

import { z } from "zod";
import { defineAction } from "@/lib/boundary/server/define-action";
import { pairingIdSchema } from "@/lib/pairing/schema";
import { beginPairing as begin } from "@/lib/pairing/server/begin-pairing";
import { endPairing as end } from "@/lib/pairing/server/end-pairing";

export const beginPairing = defineAction({
  name: "pairing.begin",
  permission: "transaction.start",
  input: z.object({}),
  run: ({ by, actor }) => begin({ ...by, actor }, new Date()),
});

export const endPairing = defineAction({
  name: "pairing.end",
  permission: "transaction.start",
  input: pairingIdSchema,
  run: ({ by, actor, input }) => end({ ...by, actor }, input.id, new Date()),
});
