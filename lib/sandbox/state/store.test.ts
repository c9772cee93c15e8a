import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Memory } from "@/lib/sandbox/state/memory";
import { Store } from "@/lib/sandbox/state/store";

const MINUTE = 60_000;

let folder: string;
let clock: number;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-store-"));
  clock = Date.parse("2026-11-23T07:37:10Z");
  await reopen();
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function reopen(): Promise<void> {
  ({ store } = await Store.open({ folder, now: () => clock }));
}

test("a nonce is remembered for as long as the clock would let the call pass, over a restart too", async () => {
  const ahead = { accessKeyId: "a", nonce: "n", sentAt: clock + 15 * MINUTE };
  expect(await store.spendNonce(ahead)).toBe(true);
  await store.close();
  clock += 30 * MINUTE;
  await reopen();
  expect(await store.spendNonce(ahead)).toBe(false);
  clock += 2000;
  expect(await store.spendNonce(ahead)).toBe(true);
});

test("AccessKeyId and nonce cannot be shifted into each other", async () => {
  expect(await store.spendNonce({ accessKeyId: "ab", nonce: "c", sentAt: clock })).toBe(true);
  expect(await store.spendNonce({ accessKeyId: "a", nonce: "bc", sentAt: clock })).toBe(true);
});

test("records that are none of ours are passed over", async () => {
  await store.close();
  const lines = [
    "1",
    "null",
    '"x"',
    "[]",
    '{"is":"transaction","value":{"TransactionId":"x"}}',
    '{"is":"nonce"}',
    '{"is":"plan"}',
  ];
  await writeFile(join(folder, "journal.jsonl"), `${lines.join("\n")}\n{"is":"later","action":"x"}\n`);
  await reopen();
  expect(store.transaction("x")).toBeUndefined();
  expect(await store.spendNonce({ accessKeyId: "a", nonce: "n", sentAt: clock })).toBe(true);
});

test("what is written down anew says the same", () => {
  const memory = new Memory();
  memory.apply({ is: "nonce", digest: "d", until: 5 });
  memory.apply({
    is: "plan",
    action: "Initialize",
    answers: [{ code: "InternalError", status: 500, times: 2 }],
  });
  const again = new Memory();
  for (const record of memory.records()) again.apply(JSON.parse(JSON.stringify(record)));
  expect(again).toEqual(memory);
  memory.forgetOld(5);
  expect(memory.nonces.size).toBe(0);
});
