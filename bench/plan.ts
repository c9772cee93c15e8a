/** How much is measured. The quick plan only shows that everything works; its figures mean little. */
export type Plan = {
  quick: boolean;
  /** Pairs of product and bare, of which the median counts. */
  rounds: number;
  seconds: number;
  warmSeconds: number;
  /** Calls of one round of Initialize, at 20 a second. */
  initializeCalls: number;
  coldStarts: number;
  /** Known ids that callbacks name in turn, and how many of each round change a state. */
  knownCallbacks: number;
  freshCallbacks: number;
  /** Events whose way to another instance's screen is timed. */
  events: number;
  /** Keys that are typed into the full form. */
  keys: number;
  /** Deliveries over which memory must stay flat. */
  manyDeliveries: number;
};

export const FULL: Plan = {
  quick: false,
  rounds: 5,
  seconds: 5,
  warmSeconds: 2,
  initializeCalls: 200,
  coldStarts: 5,
  knownCallbacks: 5_000,
  freshCallbacks: 100,
  events: 100,
  keys: 250,
  manyDeliveries: 1_000_000,
};

export const QUICK: Plan = {
  quick: true,
  rounds: 2,
  seconds: 1,
  warmSeconds: 1,
  initializeCalls: 20,
  coldStarts: 1,
  knownCallbacks: 500,
  freshCallbacks: 10,
  events: 10,
  keys: 50,
  manyDeliveries: 20_000,
};
