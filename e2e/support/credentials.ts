/** Credentials of the journeys beside the built-in `Sandbox`: where each leads is a port that the runner chose. */
export const CREDENTIALS = [
  { name: "Played vendor", environment: "sandbox", port: "JOURNEYS_VENDOR_PORT" },
  { name: "Dead vendor", environment: "live", port: "JOURNEYS_DEAD_PORT" },
] as const;
