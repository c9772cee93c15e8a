// What `npm start` and `npm test` do first: install when needed, then go on under the Node that the project brings.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { BootstrapFault } from "./bootstrap-fault.mjs";
import { installWhenNeeded } from "./install.mjs";
import { ownNode } from "./own-node.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Runs the program (a path from the root) under the project's Node and ends as it ends. */
export async function enter(program) {
  process.chdir(root);
  try {
    await installWhenNeeded(root);
    continueWith(await ownNode(root), program);
  } catch (error) {
    if (!(error instanceof BootstrapFault)) throw error;
    console.error(`\n✗ ${error.message}`);
    for (const line of error.advice) console.error(`  ${line}`);
    process.exitCode = 1;
  }
}

function continueWith(node, program) {
  const words = ["--import", "./scripts/runtime/resolve-hooks.mjs", program, ...process.argv.slice(2)];
  // The channel tells the program when we are gone, however we went.
  const child = spawn(node, words, { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  leaveWithNpm(child);
  child.on("exit", (status, signal) => {
    process.exit(signal ? 1 : (status ?? 1));
  });
}

/** npm, killed without a chance to tell us, must not leave a console behind that nobody sees. */
function leaveWithNpm(child) {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 500);
  watch.unref();
}
