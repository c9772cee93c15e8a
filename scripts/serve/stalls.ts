import type { ServerResponse } from "node:http";

export type StallLimits = {
  /** Answers that wait for their readers. */
  altogether: number;
  /** Milliseconds within which some of what waits has to be taken; not all of it. */
  progressWithin: number;
};

/** Each of them holds some hundred kilobytes, most of them the kernel's. */
export const STALL_LIMITS: StallLimits = { altogether: 256, progressWithin: 60_000 };

export type Stalls = {
  /** Not all of it could be written. When that is the reader's doing, `onStalled` is called, soon. */
  begin(res: ServerResponse, onStalled: () => void): void;
  /** All of it was taken, or the answer is over. */
  end(res: ServerResponse): void;
};

/**
 * Keeps account of the answers whose readers are slower than we are. Such an answer holds nothing but memory, so there
 * is a bound: beyond it, of the address that has most of them the one is cut that waits longest. One of which nothing
 * is taken at all is cut too. A stream that has nothing to say waits for nobody.
 */
export function createStalls(limits: StallLimits): Stalls {
  /** With their addresses, which a socket forgets when it closes. */
  const stalled = new Map<ServerResponse, string>();
  const unwritten = new Set<ServerResponse>();

  function add(res: ServerResponse): void {
    const { socket } = res.req;
    stalled.set(res, socket.remoteAddress ?? "");
    // Node asks then whether anything was taken meanwhile; when nothing was, it ends the connection.
    socket.setTimeout(limits.progressWithin);
    if (stalled.size > limits.altogether) cutOne();
  }

  function cutOne(): void {
    const most = mostFrequent([...stalled.values()]);
    for (const [res, address] of stalled) {
      if (address !== most) continue;
      stalled.delete(res);
      res.destroy();
      return;
    }
  }

  return {
    begin(res, onStalled) {
      unwritten.add(res);
      // What one turn of the event loop writes is gathered and leaves at its end: nobody is slow before.
      setImmediate(() => {
        if (!unwritten.has(res) || stalled.has(res) || res.destroyed) return;
        add(res);
        onStalled();
      });
    },
    end(res) {
      unwritten.delete(res);
      if (!stalled.delete(res)) return;
      const { socket } = res.req;
      // Another time is Node's own, for a connection that rests.
      if (socket.timeout === limits.progressWithin) socket.setTimeout(0);
    },
  };
}

function mostFrequent(texts: string[]): string | undefined {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return [...times].reduce((best, each) => (each[1] > best[1] ? each : best), ["", 0])[0];
}
