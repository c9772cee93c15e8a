/** A fault that somebody could make, and the tests that must notice. */
export type Mutant = {
  /** `npm run mutants -- early-ack` runs this one alone. */
  id: string;
  /** The promise that it breaks. */
  breaks: string;
  file: string;
  /** Stands in the file exactly once (a test sees to it). */
  find: string;
  replace: string;
  /** Each of these must turn red by itself. */
  tests: readonly string[];
  /** For tests that take orders: which rounds the crash test runs, say. */
  env?: Record<string, string>;
};
