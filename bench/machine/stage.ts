import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a run has put up, so that all of it is taken down again, however the run ends. */
export type Stage = {
  /** For logs and data of this run alone; gone afterwards. */
  folder: string;
  /** `leave` is awaited at the end, latest first; `atOnce` is for an end without time to wait. */
  onLeave(leave: () => Promise<void>, atOnce: () => void): void;
  /** Takes everything down. Every step is tried; what failed is returned. */
  leave(): Promise<unknown[]>;
};

export function openStage(): Stage {
  const folder = mkdtempSync(join(tmpdir(), "console-bench-"));
  const steps: { leave: () => Promise<void>; atOnce: () => void }[] = [];
  const onExit = () => {
    for (const step of steps.splice(0).reverse()) step.atOnce();
  };
  process.once("exit", onExit);
  return {
    folder,
    onLeave: (leave, atOnce) => {
      steps.push({ leave, atOnce });
    },
    async leave() {
      const faults: unknown[] = [];
      for (let step = steps.at(-1); step; step = steps.at(-1)) {
        await step.leave().catch((fault: unknown) => faults.push(fault));
        // Only now: an exit in the middle of a polite end must still find it in the list.
        steps.splice(steps.indexOf(step), 1);
      }
      process.off("exit", onExit);
      rmSync(folder, { recursive: true, force: true });
      return faults;
    },
  };
}

/** Runs the work on a stage of its own; Ctrl-C and SIGTERM end it like a failure does. */
export async function withStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = openStage();
  const interrupted = Promise.withResolvers<never>();
  const interrupt = (signal: string) => interrupted.reject(new Error(`Stopped by ${signal}.`));
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    return await Promise.race([work(stage), interrupted.promise]);
  } finally {
    for (const fault of await stage.leave()) console.error("Not taken down:", fault);
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}
