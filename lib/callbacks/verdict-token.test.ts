import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeDeliveries } from "@/lib/callbacks/verdict";

const EXPECTED = "0123456789abcdef".repeat(4);

function verdictOn(digest: string) {
  const transaction = { transactionId: "hks0", callbackTokenHash: EXPECTED, answeredAt: 0, deadline: null };
  const pairs: [string, string][] = [
    ["transactionId", "hks0"],
    ["passed", "Y"],
    ["callbackToken", `sha256:${digest}`],
  ];
  return judgeDeliveries(transaction, [{ receivedAt: 1, fields: { pairs, cut: false } }])[0];
}

test("the whole digest is compared: one other digit, wherever it stands, and the token is wrong", () => {
  expect(verdictOn(EXPECTED)).toMatchObject({ token: "right", believed: true });
  for (let at = 0; at < EXPECTED.length; at += 1) {
    const other = EXPECTED[at] === "0" ? "1" : "0";
    const digest = EXPECTED.slice(0, at) + other + EXPECTED.slice(at + 1);
    expect(verdictOn(digest), `digit ${at}`).toMatchObject({ token: "wrong", believed: false });
  }
});

test("a digest that is shorter, longer or anything else is wrong", () => {
  const longer = fc.stringMatching(/^[0-9a-f]{1,64}$/).map((more) => EXPECTED + more);
  const shorter = fc.nat({ max: EXPECTED.length - 1 }).map((length) => EXPECTED.slice(0, length));
  fc.assert(
    fc.property(fc.oneof(longer, shorter, fc.string()), (digest) => {
      fc.pre(digest !== EXPECTED);
      expect(verdictOn(digest)).toMatchObject({ token: "wrong", believed: false });
    }),
    { numRuns: 1_000 },
  );
});
