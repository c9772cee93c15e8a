import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/auth/actor-type";
import { observe, type Passage } from "@/lib/boundary/server/observe";
import { AppError } from "@/lib/kernel/errors";
import { log } from "@/lib/platform/server/log";
import { metricsPage } from "@/lib/platform/server/metrics";

type Line = { outcome: string; times?: number; err?: unknown };

let lines: Line[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  // A minute of its own for each test.
  vi.setSystemTime(Date.now() + 3_600_000 * Math.ceil(Math.random() * 1_000_000));
  lines = [];
  for (const level of ["info", "error"] as const) {
    vi.spyOn(log, level).mockImplementation((line: unknown) => void lines.push(line as Line));
  }
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const somebody = { personId: "p", role: "operator", mustChangePassword: false } as unknown as Actor;
const passage = (actor: Actor | null): Passage => ({
  kind: "route",
  name: "observed",
  permission: "public",
  requestId: "r",
  actor,
  startedAt: performance.now(),
});

test("what nobody signed in asks for is logged ten times a minute, then once for all of them", () => {
  const refused = new AppError("not-signed-in", "notSignedIn");
  for (let time = 0; time < 500; time += 1) observe(passage(null), refused);
  expect(lines).toHaveLength(10);
  vi.setSystemTime(Date.now() + 60_000);
  observe(passage(null), refused);
  expect(lines.at(-1)).toMatchObject({ outcome: "not-signed-in", times: 491 });
});

test("neither does such a flood hide a failure, which is logged with all that is known of it", () => {
  for (let time = 0; time < 500; time += 1) observe(passage(null), new AppError("bad-input", "badInput"));
  lines = [];
  const bug = new Error("a bug");
  observe(passage(null), bug);
  observe(passage(null));
  expect(lines).toMatchObject([{ outcome: "internal", err: bug }, { outcome: "ok" }]);
});

test("each request of somebody who is signed in is logged, and all are counted", async () => {
  const before = await counted();
  for (let time = 0; time < 50; time += 1) observe(passage(somebody), new AppError("conflict", "conflict"));
  for (let time = 0; time < 50; time += 1) observe(passage(null), new AppError("conflict", "conflict"));
  expect(lines).toHaveLength(60);
  expect((await counted()) - before).toBe(100);
});

async function counted(): Promise<number> {
  const { body } = await metricsPage();
  return Number(
    /^console_requests_total\{.*name="observed",outcome="conflict".*\} (\d+)$/m.exec(body)?.[1] ?? 0,
  );
}
