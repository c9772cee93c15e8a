/** So many refusals of one kind say that the next one will be refused too. */
export const TOO_MANY_IN_A_ROW = 3;

type Run = { id: string; sent: string | null; state: string; code: string | null; problem: string | null };

/**
 * The Code with which the vendor rejected this run and those sent before it, when they are too many in a row; null
 * otherwise. Runs come in the order in which they are started. Asked after each rejection and never else, so that whoever
 * lets the experiment go on after a pause gets one more try.
 */
export function rejectionsInARow(runs: readonly Run[], id: string): string | null {
  return inARow(upTo(runs, id).map(({ sent, code }) => (sent === "rejected" ? code : null)));
}

/** The same of the console's own refusals: the problem. Which it is does not matter, only that nothing went out. */
export function refusalsInARow(runs: readonly Run[], id: string): string | null {
  return inARow(upTo(runs, id).map(({ sent, problem }) => (sent === null ? problem : null)));
}

/** Those that something has become of, the asked one last. */
function upTo(runs: readonly Run[], id: string): Run[] {
  const place = runs.findIndex((run) => run.id === id);
  return runs.slice(0, place + 1).filter(({ sent, state }) => sent !== null || state === "refused");
}

function inARow(said: (string | null)[]): string | null {
  const [last = null, ...before] = said.slice(-TOO_MANY_IN_A_ROW).reverse();
  const all = before.length === TOO_MANY_IN_A_ROW - 1 && before.every((each) => each === last);
  return all ? last : null;
}
