// What a page's main thread does for a key, read from a trace of Chromium.

/** An event of a trace, as far as it is read here; times are microseconds. */
export type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** Of a span: how long it lasted, and how much of that it had a processor. */
  dur?: number;
  tdur?: number;
  args?: {
    data?: { type?: string; timeStamp?: number; processingEnd?: number; duration?: number };
  };
};

export type KeyWork = {
  /** Processor time of the main thread from the key's creation to the commit of the first frame with it, ms. */
  work: number;
  /** The same by the clock: with waits for other programs in the middle of a task, without those between tasks. */
  busy: number;
  /** By the clock from the key's creation until its frame was shown: the whole way, through other processes too, ms. */
  shown: number;
};

/** Tasks with their processor time, and the events of keys with the frames that showed them. */
export const TRACE_CONFIG: { includedCategories: string[]; recordMode: "recordAsMuchAsPossible" } = {
  includedCategories: ["toplevel", "devtools.timeline"],
  recordMode: "recordAsMuchAsPossible",
};

/** One of each key that changed a text. Tasks that were under way or in line before the key count too. */
export function keyWork(events: readonly TraceEvent[]): KeyWork[] {
  const timings = events.filter(({ name, ph }) => name === "EventTiming" && ph === "b");
  const ofType = (type: string) =>
    timings.filter(({ args }) => args?.data?.type === type).sort((a, b) => a.ts - b.ts);
  const keys = ofType("keydown");
  return ofType("input").map((input) => {
    const key = keys.findLast(({ ts }) => ts <= input.ts);
    if (!key) throw new Error("A text changed without a key.");
    const onMain = events.filter(({ ph, pid, tid }) => ph === "X" && pid === input.pid && tid === input.tid);
    const tasks = onMain.filter(({ name }) => name.endsWith("RunTask")).sort((a, b) => a.ts - b.ts);
    const committed = endOf(frameAfter(input, tasks, onMain));
    const parts = tasks.map((task) => within(task, key.ts, committed));
    return {
      work: sum(parts.map(({ work }) => work)) / 1_000,
      busy: sum(parts.map(({ busy }) => busy)) / 1_000,
      shown: (input.ts - key.ts) / 1_000 + (input.args?.data?.duration ?? Number.NaN),
    };
  });
}

/** The task that draws and commits the first frame after a text was changed: the first that hands over layers. */
function frameAfter(input: TraceEvent, tasks: readonly TraceEvent[], onMain: readonly TraceEvent[]) {
  const { timeStamp = 0, processingEnd = 0 } = input.args?.data ?? {};
  const handled = input.ts + (processingEnd - timeStamp) * 1_000;
  const layers = onMain.filter(({ name }) => name === "Layerize");
  const frame = tasks.find(
    (task) => task.ts >= handled && layers.some(({ ts }) => ts >= task.ts && ts <= endOf(task)),
  );
  if (!frame) throw new Error("A key was never painted.");
  return frame;
}

const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur;

/** The part of a task between two moments; its processor time is taken to be spread evenly over it. */
function within({ ts, dur = 0, tdur = 0 }: TraceEvent, from: number, to: number) {
  const busy = Math.max(0, Math.min(ts + dur, to) - Math.max(ts, from));
  return { busy, work: dur === 0 ? 0 : (tdur * busy) / dur };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
