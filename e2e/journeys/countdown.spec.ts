import { expect } from "@playwright/test";
import { onDatabase } from "../support/database";
import { test } from "../support/journey";
import { aTransaction } from "../support/transaction";

for (const [name, shiftMs] of [
  ["an hour ahead", 3_600_000],
  ["an hour behind", -3_600_000],
] as const) {
  test(`the countdown ends on time in a browser whose clock is ${name}`, async ({ page, signIn }) => {
    await page.addInitScript((shift) => {
      const RealDate = Date;
      class ShiftedDate extends RealDate {
        constructor(...given: [] | [number | string]) {
          if (given.length === 0) super(RealDate.now() + shift);
          else super(...given);
        }
        static override now() {
          return RealDate.now() + shift;
        }
      }
      window.Date = ShiftedDate as DateConstructor;
    }, shiftMs);
    const { id } = await aTransaction();
    await signIn("auditor");
    const [{ deadline } = { deadline: new Date() }] = await onDatabase<{ deadline: Date }>(
      "UPDATE transaction SET deadline = now() + interval '9 seconds' WHERE id = $1 RETURNING deadline",
      [id],
    );
    await page.goto(`/transactions/${id}`);
    await expect(page.getByRole("timer").first()).toHaveText(/00:0\d/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Expired", { timeout: 15_000 });
    const lateMs = Date.now() - deadline.getTime();
    expect(lateMs).toBeGreaterThan(-1_000);
    expect(lateMs).toBeLessThan(3_000);
  });
}
