import { expect, test } from "vitest";
import { readStrays } from "@/lib/callbacks/server/read-strays";
import { createStrays } from "@/lib/callbacks/server/strays";
import { pool } from "@/lib/platform/server/db";
import { addPerson } from "@/lib/transactions/testing/world";

const HOUR = 60 * 60_000;
const thisHour = Math.floor(Date.now() / HOUR) * HOUR;
const { actor: admin } = await addPerson("admin");

test("without any there is nothing", async () => {
  expect(await readStrays(admin)).toEqual({ lastDay: 0, total: 0, networks: [] });
});

test("networks are added up over the hours, the busiest of the last day first", async () => {
  let now = thisHour - 40 * HOUR;
  const strays = createStrays(pool(), () => now);
  const count = (address: string | undefined, times: number) => {
    for (let time = 0; time < times; time += 1) strays.count(address);
  };
  count("203.0.113.5", 100);
  now = thisHour - HOUR;
  count("203.0.113.6", 2);
  count("2001:db8::1", 7);
  now = thisHour;
  count("2001:db8::2", 4);
  count(undefined, 3);
  await strays.flush();
  expect(await readStrays(admin)).toEqual({
    lastDay: 16,
    total: 116,
    networks: [
      { network: "2001:db8::/48", lastDay: 11, total: 11, lastHour: new Date(thisHour).toISOString() },
      { network: null, lastDay: 3, total: 3, lastHour: new Date(thisHour).toISOString() },
      {
        network: "203.0.113.0/24",
        lastDay: 2,
        total: 102,
        lastHour: new Date(thisHour - HOUR).toISOString(),
      },
    ],
  });
});

test.each(["operator", "auditor"] as const)("an %s may not look", async (role) => {
  const { actor } = await addPerson(role);
  await expect(readStrays(actor)).rejects.toMatchObject({ code: "not-allowed" });
});
