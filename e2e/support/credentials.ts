/** Credentials of the journeys beside the built-in `Sandbox`: where each leads is a port that the runner chose. */
export const CREDENTIALS = [
  { name: "Played vendor", environment: "sandbox", port: "JOURNEYS_VENDOR_PORT" },
  { name: "Dead vendor", environment: "live", port: "JOURNEYS_DEAD_PORT" },
] as const;

/**
 * Leads to the built-in sandbox by another name of this machine, and so has a pace and a breaker of its own: what
 * scenarios teach the limiter holds up no other journey.
 */
export const SCENARIO_CREDENTIAL = "Scenarios";
