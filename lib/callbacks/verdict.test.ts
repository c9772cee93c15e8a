import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFields } from "@/lib/callbacks/fields";
import { meaningOf } from "@/lib/callbacks/meaning";
import {
  isNoise,
  type JudgedDelivery,
  type JudgedTransaction,
  judgeDeliveries,
} from "@/lib/callbacks/verdict";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const TOKEN = "NMjvQanQgplBSaEI0sL86WnQplB";
const ID = "hksb7ba1b28130d24e015d694361bee4";
const transaction: JudgedTransaction = {
  transactionId: ID,
  callbackTokenHash: sha256(TOKEN),
  answeredAt: 1_000,
  deadline: 1_800_000,
};
const good = `transactionId=${ID}&passed=Y&subCode=200&callbackToken=${TOKEN}`;
const delivery = (query: string, receivedAt = 60_000): JudgedDelivery => ({
  receivedAt,
  fields: readFields(query, sha256),
});
const judge = (...queries: string[]) =>
  judgeDeliveries(
    transaction,
    queries.map((query) => delivery(query)),
  );
const first = (query: string) => judge(query)[0];

describe("a delivery", () => {
  test("with the right token, our TransactionId and one `passed` is believed", () => {
    expect(first(good)).toEqual({
      kind: "report",
      token: "right",
      transactionId: "equal",
      occurrence: 1,
      lateByMs: 0,
      early: false,
      passed: "Y",
      subCode: "200",
      spelling: [],
      replay: false,
      contradicts: false,
      check: null,
      believed: true,
    });
  });

  test.each([
    ["no fields at all", "", { kind: "probe", believed: false }],
    ["no token", `transactionId=${ID}&passed=Y`, { token: "missing", believed: false }],
    ["another token", good.replace(TOKEN, "x"), { token: "wrong", believed: false }],
    ["the token in another case", good.replace(TOKEN, TOKEN.toLowerCase()), { token: "wrong" }],
    ["half the token", good.replace(TOKEN, TOKEN.slice(0, 9)), { token: "wrong" }],
    ["the right token and then a wrong one", `${good}&callbackToken=x`, { token: "wrong", believed: false }],
    ["a wrong token and then the right one", `callbackToken=x&${good}`, { token: "wrong", believed: false }],
    ["another TransactionId", good.replace(ID, "hks0"), { transactionId: "different", believed: false }],
    ["two TransactionIds", `${good}&TRANSACTIONID=hks0`, { transactionId: "different", believed: false }],
    ["no TransactionId", `passed=Y&callbackToken=${TOKEN}`, { transactionId: "missing", believed: false }],
    ["`passed` said both ways", `${good}&PASSED=N`, { passed: null, believed: false }],
    ["`passed` empty", good.replace("passed=Y", "passed="), { passed: null, believed: false }],
    [
      "other spellings of names",
      good.toUpperCase().replace(ID.toUpperCase(), ID).replace(TOKEN.toUpperCase(), TOKEN),
      { believed: true },
    ],
    ["the same value twice", `${good}&SubCode=200`, { subCode: "200", believed: true }],
  ])("with %s", (_, query, expected) => {
    expect(first(query)).toMatchObject(expected);
  });

  test("that comes before Initialize has answered is believed once the answer is there", () => {
    const early = delivery(good, 500);
    const before = judgeDeliveries({ ...transaction, transactionId: null, answeredAt: null }, [early])[0];
    expect(before).toMatchObject({ transactionId: "not-known-yet", early: true, believed: false });
    expect(judgeDeliveries(transaction, [early])[0]).toMatchObject({ early: true, believed: true });
  });

  test("past the deadline is late by so much, and believed all the same", () => {
    expect(judgeDeliveries(transaction, [delivery(good, 1_800_250)])[0]).toMatchObject({
      lateByMs: 250,
      believed: true,
    });
  });

  test("that repeats an earlier one is counted, whatever the order and spelling of its names", () => {
    const again = `PASSED=Y&subcode=200&CallbackToken=${TOKEN}&TransactionID=${ID}`;
    expect(judge(good, again, good).map((verdict) => verdict.occurrence)).toEqual([1, 2, 3]);
  });

  test("that says otherwise than an earlier believed one is a contradiction; a disbelieved one never is", () => {
    const flipped = good.replace("passed=Y", "passed=N");
    const forged = flipped.replace(TOKEN, "x");
    expect(judge(good, flipped).map((verdict) => verdict.contradicts)).toEqual([false, true]);
    expect(judge(good, forged).map((verdict) => verdict.contradicts)).toEqual([false, false]);
    expect(judge(forged, good).map((verdict) => verdict.contradicts)).toEqual([false, false]);
    expect(judge(good, good.replace("passed=Y", "passed=T")).at(1)?.contradicts).toBe(false);
  });
});

describe("what CheckResult has said", () => {
  const settled = (confirmedPassed: string | null, ...queries: string[]) =>
    judgeDeliveries(
      { ...transaction, confirmedPassed },
      queries.map((query) => delivery(query)),
    ).map(({ check }) => check);

  test("agrees with a believed delivery or contradicts it, however that is spelled", () => {
    const spelledT = good.replace("passed=Y", "passed=T");
    const flipped = good.replace("passed=Y", "passed=n");
    expect(settled("Y", good, spelledT, flipped)).toEqual(["agrees", "agrees", "contradicts"]);
    expect(settled("N", good, spelledT, flipped)).toEqual(["contradicts", "contradicts", "agrees"]);
    expect(settled(null, good, flipped)).toEqual([null, null]);
  });

  test("is held against no delivery that is not believed", () => {
    expect(settled("N", good.replace(TOKEN, "x"), good.replace(ID, "hks0"), "")).toEqual([null, null, null]);
  });
});

test("a TransactionId that was never answered is adopted from the first delivery with the right token alone", () => {
  const verdicts = judgeDeliveries(
    { ...transaction, answeredAt: null, transactionIdFrom: "callback" },
    [good.replace(TOKEN, "x"), good, `${good}&again=1`].map((query) => delivery(query)),
  );
  expect(verdicts.map(({ transactionId }) => transactionId)).toEqual(["equal", "adopted", "equal"]);
  expect(verdicts.map(({ believed }) => believed)).toEqual([false, true, true]);
});

test("what cannot show the token is noise, and so is a probe", () => {
  expect(judge("", good, good.replace(TOKEN, "x"), `transactionId=${ID}`).map(isNoise)).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test("a delivery that a console sent on says so, and the mark is no strange field", () => {
  expect(first(`${good}&x-console-replay=1`)).toMatchObject({ replay: true, believed: true, spelling: [] });
});

describe("whatever is sent", () => {
  const piece = fc.constantFrom(
    "&",
    "=",
    "callbackToken",
    "transactionId",
    ID,
    TOKEN,
    "passed",
    "Y",
    "%00",
    "%",
    "x",
  );
  const query = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 20 }).map((parts) => parts.join("")),
  );

  test("nothing is believed without the token", () => {
    fc.assert(
      fc.property(fc.array(query, { maxLength: 5 }), (queries) => {
        const strangers = queries.filter((each) => !each.includes(TOKEN));
        for (const verdict of judge(...strangers)) expect(verdict.believed).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });

  test("what came earlier is judged alike whatever comes later", () => {
    fc.assert(
      fc.property(fc.array(query, { maxLength: 5 }), fc.array(query, { maxLength: 5 }), (before, after) => {
        expect(judge(...before, ...after).slice(0, before.length)).toEqual(judge(...before));
      }),
      { numRuns: 1_000 },
    );
  });

  test("strangers' deliveries change no verdict on a believed one", () => {
    fc.assert(
      fc.property(fc.array(query, { maxLength: 6 }), (noise) => {
        const strangers = noise.filter((each) => !each.includes(TOKEN));
        expect(judge(...strangers, good).at(-1)).toEqual(first(good));
      }),
      { numRuns: 1_000 },
    );
  });
});

test("`passed` means the same in every spelling that sister products use", () => {
  expect(["Y", "y", " T ", "true", "200"].map(meaningOf)).toEqual(["Y", "Y", "Y", "Y", "Y"]);
  expect(["N", "f", "FALSE", "205"].map(meaningOf)).toEqual(["N", "N", "N", "205"]);
});
