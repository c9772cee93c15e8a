import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { News, Order, Report } from "./load.ts";

export type Generator = {
  begin(order: Extract<Order, { begin: unknown }>["begin"]): void;
  /** Resolves when a callback sent from now on is acknowledged. */
  acknowledged(withinMs: number): Promise<void>;
  /** Sends no more, waits for what is under way, and tells what came of it all. */
  end(): Promise<Report>;
  stop(): void;
};

export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL("load.ts", import.meta.url)), { execArgv: [] });
  const order = (what: Order) => child.send(what);
  return {
    begin: (begin) => order({ begin }),
    async acknowledged(withinMs) {
      const answer = news(child, withinMs, (each) => ("acknowledged" in each ? each : undefined));
      order({ watch: true });
      await answer;
    },
    async end() {
      const answer = news(child, 60_000, (each) => ("report" in each ? each.report : undefined));
      order({ end: true });
      return answer;
    },
    stop: () => child.disconnect(),
  };
}

function news<T>(child: ChildProcess, withinMs: number, read: (each: News) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => settle(() => reject(new Error(`not within ${withinMs} ms`))), withinMs);
    const settle = (then: () => void) => {
      clearTimeout(late);
      child.off("message", listen);
      then();
    };
    const listen = (message: unknown) => {
      const wanted = read(message as News);
      if (wanted !== undefined) settle(() => resolve(wanted));
    };
    child.on("message", listen);
  });
}
