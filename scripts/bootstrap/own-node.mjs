import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { BootstrapFault } from "./bootstrap-fault.mjs";

const LEAST_MAJOR = 24;

function majorOf(program) {
  const said = spawnSync(program, ["--version"], { encoding: "utf8" }).stdout ?? "";
  return Number(/^v(\d+)\./.exec(said)?.[1] ?? 0);
}

/** The Node that the package `node` brought; the machine's own when that is new enough and the other is not there. */
export async function ownNode(root) {
  const program = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
  if (majorOf(program) >= LEAST_MAJOR) return program;
  if (majorOf(process.execPath) >= LEAST_MAJOR) return process.execPath;
  // npm was told not to run install scripts: this one only fetches the program.
  const cwd = join(root, "node_modules/node");
  spawnSync(process.execPath, ["installArchSpecificPackage"], { cwd, stdio: "ignore" });
  if (majorOf(program) >= LEAST_MAJOR) return program;
  throw new BootstrapFault(
    `Node ${LEAST_MAJOR}, which comes with the packages, cannot run here (${process.platform} ${process.arch}).`,
    `Install Node ${LEAST_MAJOR} on this machine and run this again, or: rm -rf node_modules && npm ci`,
  );
}
