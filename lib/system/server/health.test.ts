import type { Pool } from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkSchedule } from "@/lib/system/server/health";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a database that stops answering keeps nobody waiting for why the schedule stands still", async () => {
  const query = vi
    .fn()
    .mockRejectedValueOnce(new Error("no such schema"))
    .mockReturnValue(new Promise(() => {}));
  const check = checkSchedule({ query } as unknown as Pool);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await Promise.race([check, "still asking"])).toMatchObject({ ok: false, noRight: false });
});
