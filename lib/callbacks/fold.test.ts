import fc from "fast-check";
import { expect, test } from "vitest";
import { foldDeliveries, MOST_SHOWN } from "@/lib/callbacks/fold";
import type { DeliveryVerdict } from "@/lib/callbacks/verdict";
import type { DeliveryView } from "@/lib/callbacks/view";

function delivery(number: number, said: string, token: DeliveryVerdict["token"]): DeliveryView {
  return {
    id: String(number),
    number,
    receivedAt: new Date(number * 1_000).toISOString(),
    fields: { pairs: [["passed", said]], cut: false },
    verdict: { kind: "report", token },
    erased: false,
    again: null,
  } as unknown as DeliveryView;
}

test("identical ones become the first of them, with how many followed and when the last one came", () => {
  const came = ["Y", "N", "Y", "y", "Y"].map((said, place) => delivery(place, said, "right"));
  expect(foldDeliveries(came).map(({ number, again }) => [number, again])).toEqual([
    [0, { count: 2, lastAt: new Date(4_000).toISOString() }],
    [1, null],
    [3, null],
  ]);
});

test("no amount of noise hides what carries the right token, nor the other way round", () => {
  const noise = Array.from({ length: 400 }, (_, place) => delivery(place, `n${place}`, "wrong"));
  const told = Array.from({ length: 400 }, (_, place) => delivery(1_000 + place, `t${place}`, "right"));
  for (const came of [
    [...noise, ...told],
    [...told, ...noise],
  ]) {
    const shown = foldDeliveries(came).map(({ verdict }) => verdict.token);
    expect(shown.filter((token) => token === "right")).toHaveLength(MOST_SHOWN.told);
    expect(shown.filter((token) => token === "wrong")).toHaveLength(MOST_SHOWN.noise);
  }
});

test("nothing is lost in folding and the order stays", () => {
  const said = fc.array(fc.constantFrom("Y", "N", "T"), { maxLength: 30 });
  fc.assert(
    fc.property(said, (words) => {
      const folded = foldDeliveries(words.map((word, place) => delivery(place, word, "right")));
      expect(folded.reduce((sum, { again }) => sum + 1 + (again?.count ?? 0), 0)).toBe(words.length);
      const numbers = folded.map(({ number }) => number);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }),
  );
});
