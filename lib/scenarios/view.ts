/** A sandbox credential that scenarios can be run with: its calls reach the sandbox that acts them out. */
export type ScenarioCredential = { id: string; name: string };

/** What has been started. */
export type ScenarioRun = { id: string };
