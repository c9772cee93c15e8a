import { fstatSync } from "node:fs";

function stdinIsPipe(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket();
  } catch {
    return false;
  }
}

/**
 * Calls back once when the process that started this one is gone, so that no orphan keeps the port and the
 * folder. A terminal or /dev/null at stdin tells nothing and is left alone.
 */
export function whenParentLeaves(leave: () => void): void {
  if (process.channel) {
    process.once("disconnect", leave);
  } else if (stdinIsPipe()) {
    process.stdin.once("close", leave).resume();
  }
}
