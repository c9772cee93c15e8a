import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { percentile } from "../report/statistics.ts";

export type CallbackOrder = {
  port: number;
  /** Asked for in turn. */
  paths: readonly string[];
  connections: number;
  seconds: number;
  /** So many a second whatever happens (open loop); without it each connection is kept busy (closed loop). */
  perSecond?: number;
};

export type CallbackReport = {
  seconds: number;
  sent: number;
  /** Answers that were 2xx, and the milliseconds that each of them took. */
  answered: number;
  times: number[];
  /** All others by status; 0 is a connection that ended, or an answer that is none. */
  bad: Record<number, number>;
};

export type LoadResult = { perSecond: number; p50: number; p99: number; answered: number; sent: number };

/**
 * Sends callbacks from a process of its own.
 * @throws when any answer was not an empty 2xx, or did not come
 */
export async function callbackLoad(order: CallbackOrder): Promise<LoadResult> {
  const { seconds, sent, answered, times, bad } = await callbackReport(order);
  if (answered !== sent || answered === 0) {
    throw new Error(
      `Port ${order.port}: ${sent} sent, ${answered} answered well, others ${JSON.stringify(bad)}.`,
    );
  }
  return {
    perSecond: answered / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    answered,
    sent,
  };
}

/** The same, whatever the answers were. */
export function callbackReport(order: CallbackOrder): Promise<CallbackReport> {
  const client = fork(fileURLToPath(new URL("callback-client.ts", import.meta.url)), {
    serialization: "advanced",
  });
  return new Promise((resolve, reject) => {
    let report: CallbackReport | undefined;
    client.on("message", (message) => {
      if (message === "ready") client.send(order);
      else report = message as CallbackReport;
    });
    client.once("error", reject);
    client.once("exit", (code, signal) => {
      if (report) resolve(report);
      else reject(new Error(`The load ended without a report (${code ?? signal}).`));
    });
  });
}

export const portOf = (origin: string) => Number(new URL(origin).port);
