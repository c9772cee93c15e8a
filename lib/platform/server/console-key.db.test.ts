import { expect, test } from "vitest";
import { consoleKey } from "@/lib/platform/server/console-key";
import { pool } from "@/lib/platform/server/db";
import { forgetOnce } from "@/lib/platform/server/once";

/** As another instance would ask: without what this process remembers. */
function askAsNewInstance(name: string): Promise<Buffer> {
  forgetOnce("console-keys");
  return bytesOf(name);
}

const bytesOf = async (name: string) => (await consoleKey(name)).export();

test("instances that ask at the same time get one and the same key", async () => {
  const asked = Array.from({ length: 40 }, () => askAsNewInstance("audit-chain"));
  const keys = new Set((await Promise.all(asked)).map((key) => key.toString("hex")));
  expect(keys.size).toBe(1);
  expect([...keys][0]).toMatch(/^[0-9a-f]{64}$/);
});

test("each name has its own key, and a restart finds it again", async () => {
  const first = await bytesOf("user-hash");
  expect(await askAsNewInstance("user-hash")).toEqual(first);
  expect(await bytesOf("other")).not.toEqual(first);
});

test("the table holds the key only sealed", async () => {
  const key = await bytesOf("sealed-at-rest");
  const { rows } = await pool().query("SELECT sealed FROM console_key WHERE name = 'sealed-at-rest'");
  expect(rows[0].sealed).toMatch(/^s1\.test\./);
  expect(rows[0].sealed).not.toContain(key.toString("base64").slice(0, 12));
});

test("a failed read is not remembered as the key", async () => {
  await pool().query("ALTER TABLE console_key RENAME TO console_key_away");
  await expect(consoleKey("after-outage")).rejects.toThrow();
  await pool().query("ALTER TABLE console_key_away RENAME TO console_key");
  expect(await bytesOf("after-outage")).toHaveLength(32);
});
