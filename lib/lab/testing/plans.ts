import { newId } from "@/lib/kernel/ids";
import type { Axis } from "@/lib/lab/grid";
import type { PlanInput } from "@/lib/lab/schema";
import { planExperiment } from "@/lib/lab/server/plan-experiment";
import { type Starter, startInput } from "@/lib/transactions/testing/world";

/** Personal data that must be nowhere in the clear, and nowhere at all once an experiment has ended. */
export const CANARY = { MerchantUserId: "canary-user@example.com", device: "canary-device-7f3a" };

const AXES: Axis[] = [
  { parameter: "IdThreshold", values: ["0", "1"] },
  { parameter: "IdSpoof", values: ["Y", "N"] },
];

/** Four cells of two runs, as somebody would plan them. */
export function planInput(credentialId: string, over: Partial<PlanInput> = {}): PlanInput {
  const { draft } = startInput(credentialId, {
    MerchantUserId: CANARY.MerchantUserId,
    MetaInfo: JSON.stringify({ deviceType: "ios", deviceModel: CANARY.device }),
  });
  return {
    id: newId(),
    name: "Of a test",
    credentialId,
    draft,
    axes: AXES,
    runsPerCell: 2,
    sideBySide: 20,
    device: "person",
    ...over,
  };
}

export async function plan(
  by: Starter,
  credentialId: string,
  over: Partial<PlanInput> = {},
): Promise<string> {
  return (await planExperiment(by, planInput(credentialId, over), "en")).id;
}
