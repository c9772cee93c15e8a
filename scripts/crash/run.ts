// `npm run crash`: what is acknowledged is there, whatever is killed. Long on purpose (half an hour); a handful of the same
// rounds runs in the tests. `npm run crash -- kill-console=5 read-only=2` runs only those.
import { FAULT_NAMES, FAULTS, type FaultName } from "./faults.ts";
import { runCrash } from "./harness.ts";
import { LONG, parseRounds } from "./plan.ts";
import { table } from "./table.ts";

const words = process.argv.slice(2);
const wanted = words.length === 0 ? LONG : parseRounds(words);
const begun = performance.now();
const seconds = () => `${((performance.now() - begun) / 1_000).toFixed(0).padStart(5)} s`;

for (const name of new Set(wanted)) console.log(`${name.padEnd(20)} ${FAULTS[name].what}`);
let done = 0;
const outcome = await runCrash({
  faults: wanted,
  settleEvery: 10,
  onRound: ({ fault, report, lost }) => {
    done += 1;
    const { acknowledged, refused, broken } = report;
    const counts = `${acknowledged.length} acknowledged, ${refused} refused, ${broken} broken, ${lost.length} lost`;
    console.log(`${seconds()}  ${String(done).padStart(4)}/${wanted.length} ${fault.padEnd(20)} ${counts}`);
  },
});
console.log(`\n${table(outcome, FAULT_NAMES)}\n`);
for (const name of new Set<FaultName>(outcome.skipped))
  console.log(`not run, this machine does not allow it: ${name}`);
for (const line of outcome.violations) console.error(`✗ ${line}`);
console.log(
  `${seconds()}  ${outcome.violations.length === 0 ? "nothing lost, nothing wrong, nothing twice, nothing stuck" : "VIOLATED"}`,
);
process.exit(outcome.violations.length === 0 ? 0 : 1);
