const TICK_MS = 1_000;
const REMINDER_MS = 15_000;

function seconds(sinceMs) {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
}

/**
 * Shows that a step is under way while it is: a counting line on a terminal, a line now and then elsewhere.
 * @template T
 * @param {string} title what is being done: "Building the console"
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} [outcome] what to say instead of the title when it is done
 * @returns {Promise<T>}
 */
export async function step(title, work, outcome = () => title) {
  const startedAt = Date.now();
  const live = process.stdout.isTTY;
  const say = (line) => process.stdout.write(live ? `\r\x1b[K${line}` : `${line}\n`);
  say(`… ${title}`);
  const every = live ? TICK_MS : REMINDER_MS;
  const clock = setInterval(() => say(`… ${title} ${Math.round((Date.now() - startedAt) / 1000)} s`), every);
  try {
    const result = await work();
    clearInterval(clock);
    say(`✓ ${outcome(result)} (${seconds(startedAt)})${live ? "\n" : ""}`);
    return result;
  } catch (error) {
    clearInterval(clock);
    say(`✗ ${title} (${seconds(startedAt)})${live ? "\n" : ""}`);
    throw error;
  }
}
