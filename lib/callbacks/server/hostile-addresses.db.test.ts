import { afterAll, beforeAll, expect, test } from "vitest";
import { readFields } from "@/lib/callbacks/fields";
import { forwardDelivery } from "@/lib/callbacks/server/forward-delivery";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import type { PublicFetchSettings } from "@/lib/platform/server/public-fetch";
import { NOWHERE, settings } from "@/lib/platform/server/testing/calls-to-addresses";
import { type ConnectionAttempts, watchConnections } from "@/lib/platform/server/testing/connection-attempts";
import {
  HOSTILE_ADDRESSES,
  HOSTILE_ANSWERS,
  HOSTILE_HOSTS,
} from "@/lib/platform/server/testing/hostile-addresses";
import { preflightCallback } from "@/lib/transactions/server/preflight-callback";
import { addCredential, addPerson, addTransaction, goodQuery } from "@/lib/transactions/testing/world";

// S8 through both doors at which somebody may give an address: asking one's own callback address before a call, and
// sending a stored callback on. Neither connects to a private one.

const operator = await addPerson();
const { id: transactionId } = await addTransaction(
  operator,
  await addCredential("sandbox", "http://127.0.0.1:1"),
);
const deliveryId = newId();
await database().callbackDelivery.create({
  data: { id: deliveryId, transactionId, method: "GET", fields: readFields(goodQuery("hks0"), () => "") },
  select: { id: true },
});

/** Somebody else each time: both doors let one person through once a second. */
const somebody = () => ({ ...operator, actor: { ...operator.actor, personId: newId() } });

type Door = (address: string, over: Partial<PublicFetchSettings>) => Promise<string | undefined>;

const DOORS: Record<string, Door> = {
  "the pre-flight": async (address, over) => {
    const verdict = await preflightCallback(somebody().actor, address, settings(over));
    return verdict.kind === "unreachable" ? verdict.problem : verdict.kind;
  },
  "sending on": async (address, over) => {
    const unreadable = (error: { fieldErrors?: { address?: string } }) => error.fieldErrors?.address;
    const answer = await forwardDelivery(somebody(), { deliveryId, address }, settings(over)).catch(
      unreadable,
    );
    return typeof answer === "object" ? (answer.ok ? "sent" : answer.problem) : answer?.split(".").at(-1);
  },
};

const CASES: readonly (readonly [address: string, problem: string])[] = [
  ...HOSTILE_HOSTS.map((host) => [`https://${host}/hook?own=1`, "not-public"] as const),
  ...HOSTILE_ADDRESSES,
];

let watch: ConnectionAttempts;
beforeAll(async () => {
  watch = await watchConnections(Number(new URL(process.env.DATABASE_URL ?? "").port || 5432));
});
afterAll(() => watch.stop());

for (const [name, door] of Object.entries(DOORS)) {
  test(`${name}: the count counts`, async () => {
    await door("https://name.test/", {
      permitted: ["https://name.test"],
      resolve: async () => ["127.0.0.1"],
    });
    expect([watch.take(), watch.arrived() > 0]).toEqual([["127.0.0.1"], true]);
  });

  test(`${name} refuses ${CASES.length} hostile addresses and connects to none`, async () => {
    const before = watch.arrived();
    const resolve = async () => ["127.0.0.1"];
    const said: (readonly [string, string | undefined])[] = [];
    for (const [address] of CASES) said.push([address, await door(address, { resolve })]);
    expect(said).toEqual(CASES);
    expect([watch.take(), watch.arrived() - before]).toEqual([[], 0]);
  });

  test(`${name} goes by the first thing that a name says, and only when all of it is public`, async () => {
    for (const answer of HOSTILE_ANSWERS) {
      const said = async () => [...answer];
      expect(await door("https://a.example.com/", { resolve: said }), String(answer)).toBe("not-public");
      expect(watch.take()).toEqual([]);
      const turns = [[NOWHERE], [...answer]];
      const resolve = async () => turns.shift() ?? ["127.0.0.1"];
      await door("https://a.example.com/", { resolve, connectMs: 20 });
      expect([turns.length, watch.take()], String(answer)).toEqual([1, [NOWHERE]]);
    }
  });
}
