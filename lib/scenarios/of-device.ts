import type { Scenario } from "@/lib/scenarios/scenario";

export const DEVICE_SCENARIOS: readonly Scenario[] = [
  {
    id: "device-passes",
    group: "device",
    script: { device: { does: "pass", afterMs: 500 } },
    ends: { state: "passed" },
  },
  {
    id: "device-fails",
    group: "device",
    script: { device: { does: "fail", subCode: "205", afterMs: 500 } },
    ends: { state: "failed" },
  },
  {
    id: "device-abandons",
    group: "device",
    script: { device: { does: "abandon", afterMs: 500 } },
    ends: { state: "pending" },
  },
  {
    // The console counts its own 30 minutes on: that the id is dead shows at the device alone.
    id: "id-dies-early",
    group: "device",
    script: { lifeMs: 100 },
    ends: { state: "pending" },
  },
];
