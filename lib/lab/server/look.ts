import "server-only";
import { jobs } from "@/lib/platform/server/jobs";
import { log } from "@/lib/platform/server/log";

export const LAB_QUEUE = "run-lab";

type Looked = { id: string; credentialId: string };

/**
 * Plans when an experiment is looked at next. A plan that fails is no loss: every minute running experiments without
 * one are found. Those of one credential wait for one vendor, so they share their places.
 */
export async function planLook({ id, credentialId }: Looked, at: Date): Promise<void> {
  await jobs()
    .plan(LAB_QUEUE, id, at, {}, credentialId)
    .catch((err: unknown) =>
      log.warn({ err, experiment: id }, "a look at an experiment could not be planned"),
    );
}
