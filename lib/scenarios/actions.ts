"use server";

import { z } from "zod";
import { authorize } from "@/lib/boundary/server/authorize";
import { defineAction } from "@/lib/boundary/server/define-action";
import { runScenario as run } from "@/lib/scenarios/server/run-scenario";

export const runScenario = defineAction({
  name: "scenarios.run",
  permission: "device.order",
  input: z.object({
    id: z.string().regex(/^[A-Za-z0-9-]{1,80}$/),
    submissionId: z.uuid(),
    credentialId: z.uuid().optional(),
  }),
  run: ({ by, actor, input, locale }) => {
    // It acts as the device and starts a transaction: both must be allowed.
    authorize(actor, "transaction.start");
    return run({ ...by, actor }, input, locale);
  },
});
