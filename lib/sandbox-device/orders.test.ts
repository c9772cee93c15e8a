import { expect, test } from "vitest";
import { deviceOrderSchema } from "@/lib/sandbox-device/orders";

const id = "0190a3f2-7c1d-7000-8000-000000000000";

test.each([
  [{ order: "pass" }, true],
  [{ order: "pass", twist: "late", amount: 1 }, true],
  [{ order: "pass", twist: "late", amount: 3_600 }, true],
  [{ order: "pass", twist: "late", amount: 3_601 }, false],
  [{ order: "pass", twist: "late", amount: 0 }, false],
  [{ order: "pass", twist: "duplicate", amount: 50 }, true],
  [{ order: "pass", twist: "duplicate", amount: 1 }, false],
  [{ order: "pass", twist: "flipped", amount: 2 }, false],
  [{ order: "pass", amount: 2 }, false],
  [{ order: "pass", twist: "explode" }, false],
  [{ order: "fail", subCode: "200" }, false],
])("%j is an order: %s", (order, good) => {
  expect(deviceOrderSchema.safeParse({ id, ...order }).success).toBe(good);
});
