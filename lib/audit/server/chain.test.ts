import { createSecretKey } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, commitTo, GENESIS, hashOf } from "@/lib/audit/server/chain";
import { faultOf, type StoredEntry } from "@/lib/audit/server/verify-chain";

const keyOf = (byte: number) => createSecretKey(Buffer.alloc(32, byte));
const KEY = keyOf(1);

type Facts = Pick<
  StoredEntry,
  "actorId" | "actorLabel" | "event" | "subjectType" | "subjectId" | "requestId" | "at" | "data"
>;

const facts: fc.Arbitrary<Facts> = fc.record({
  actorId: fc.option(fc.uuid()),
  actorLabel: fc.string(),
  event: fc.string(),
  subjectType: fc.string(),
  subjectId: fc.string(),
  requestId: fc.string(),
  at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
  data: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))),
});

function chainOf(all: Facts[], key = KEY): StoredEntry[] {
  let previousHash = GENESIS;
  return all.map((each, place) => {
    const salt = Buffer.alloc(16, place);
    const link = { ...each, seq: BigInt(place + 1), commitment: commitTo(salt, each.data), previousHash };
    previousHash = hashOf(key, link);
    return { ...link, salt, hash: previousHash };
  });
}

function isIntact(chain: StoredEntry[]): boolean {
  let walk: { seq: bigint; hash: Uint8Array } = { seq: 0n, hash: GENESIS };
  for (const entry of chain) {
    if (faultOf(KEY, walk, entry)) return false;
    walk = entry;
  }
  return true;
}

const chains = fc.array(facts, { minLength: 2, maxLength: 12 }).map((all) => chainOf(all));

type Mutation = (chain: StoredEntry[], place: number) => StoredEntry[];

const flipped = (bytes: Uint8Array) =>
  Buffer.from(bytes.map((byte, place) => (place === 3 ? byte ^ 1 : byte)));
const edit = (change: (entry: StoredEntry) => Partial<StoredEntry>): Mutation => {
  return (chain, place) => chain.map((entry, at) => (at === place ? { ...entry, ...change(entry) } : entry));
};

const MUTATIONS: Record<string, Mutation> = {
  "editing its time": edit(({ at }) => ({ at: new Date(at.getTime() + 1) })),
  "editing its actor": edit(({ actorId }) => ({ actorId: actorId === null ? "" : null })),
  "editing its label": edit(({ actorLabel }) => ({ actorLabel: `${actorLabel} ` })),
  "editing its event": edit(({ event }) => ({ event: `${event}x` })),
  "moving the border between two fields": edit(({ subjectType, subjectId }) =>
    subjectId === "" ? { subjectId: "x" } : { subjectType: subjectType + subjectId, subjectId: "" },
  ),
  "editing its request": edit(({ requestId }) => ({ requestId: `${requestId}x` })),
  "editing its facts": edit(({ data }) => ({ data: { ...(data as object), added: 1 } })),
  "editing its salt": edit(({ salt }) => ({ salt: flipped(salt) })),
  "editing its commitment": edit(({ commitment }) => ({ commitment: flipped(commitment) })),
  "editing facts and commitment together": edit(({ salt }) => ({
    data: { other: true },
    commitment: commitTo(salt, { other: true }),
  })),
  "editing its hash": edit(({ hash }) => ({ hash: flipped(hash) })),
  "editing what it follows": edit(({ previousHash }) => ({ previousHash: flipped(previousHash) })),
  "taking it away": (chain, place) =>
    place === chain.length - 1 ? chain.slice(1) : chain.toSpliced(place, 1),
  "saying it twice": (chain, place) => chain.toSpliced(place, 0, ...chain.slice(place, place + 1)),
  "swapping it with another": (chain, place) => {
    const other = (place + 1) % chain.length;
    return chain.map((entry, at) => chain[at === place ? other : at === other ? place : at] ?? entry);
  },
  "making all of it anew without the key": (chain) => chainOf(chain, keyOf(2)),
};

describe("the chain", () => {
  it("is intact as it was written", () => {
    fc.assert(fc.property(chains, isIntact));
  });

  it.each(Object.entries(MUTATIONS))("is broken by %s", (_, mutate) => {
    fc.assert(
      fc.property(chains, fc.nat(), (chain, place) => !isIntact(mutate(chain, place % chain.length))),
      { numRuns: 150 },
    );
  });
});

describe("canonicalJson", () => {
  it("is the same for the same value, whatever the order of its keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        return canonicalJson(value) === canonicalJson(turned);
      }),
    );
  });

  it("can be read back", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
