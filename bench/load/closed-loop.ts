import autocannon, { type Client } from "autocannon";
import { percentile } from "../report/statistics.ts";

export type ClosedLoop = {
  origin: string;
  /** Asked for in turn, each connection starting elsewhere. */
  paths: readonly string[];
  connections: number;
  seconds: number;
  headers?: Record<string, string>;
};

export type ClosedLoopResult = {
  perSecond: number;
  p50: number;
  p99: number;
  /** Answers received, all of them 2xx, and requests sent. */
  answered: number;
  sent: number;
};

const TIMEOUT_S = 10;

/**
 * Keeps every connection busy for so many seconds: the next request leaves when the answer before it is there.
 * @throws when any answer was not 2xx, or did not come
 */
export async function closedLoop(load: ClosedLoop): Promise<ClosedLoopResult> {
  const { origin, connections, seconds, headers = {} } = load;
  let connection = 0;
  const setupClient = (client: Client) => {
    client.setRequests(share(load.paths, connection, connections));
    connection += 1;
  };
  const running = autocannon({
    url: origin,
    connections,
    duration: seconds,
    timeout: TIMEOUT_S,
    headers,
    setupClient,
  });
  const times: number[] = [];
  running.on("response", (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const result = await running;
  const bad = result.non2xx + result.errors + result.timeouts;
  const answered = result["2xx"];
  if (bad > 0 || answered === 0) {
    const counts = `${answered} × 2xx, ${result.non2xx} others, ${result.errors} errors, ${result.timeouts} time-outs`;
    throw new Error(`${origin}${load.paths[0]} under load: ${counts}`);
  }
  return {
    perSecond: answered / result.duration,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    answered,
    sent: result.requests.sent,
  };
}

/** Every connection's own part of the paths, or all of them when there are too few to go round. */
function share(paths: readonly string[], index: number, of: number): { method: "GET"; path: string }[] {
  const own = paths.length < of ? paths : paths.filter((_, place) => place % of === index % of);
  return own.map((path) => ({ method: "GET", path }));
}
