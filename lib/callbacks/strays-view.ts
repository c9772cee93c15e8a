/** Requests to callback addresses that nobody has, by sender's network. Times are ISO strings. */
export type StraysView = {
  lastDay: number;
  /** As long as they are kept. */
  total: number;
  /** Busiest of the last day first; those after the first few are in the sums alone. */
  networks: StrayNetwork[];
};

export type StrayNetwork = {
  /** `203.0.113.0/24`, `2001:db8:1::/48`, or null for all that an hour could not name. */
  network: string | null;
  lastDay: number;
  total: number;
  /** Beginning of the last hour in which it asked. */
  lastHour: string;
};
