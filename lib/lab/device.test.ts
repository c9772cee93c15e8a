import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byQuality, deviceScript } from "@/lib/lab/device";

const anySeen = fc.record({
  quality: fc.integer({ min: 0, max: 100 }),
  number: fc.integer({ min: 1, max: 8 }),
  runsPerCell: fc.constant(8),
  sent: fc.record({
    IdThreshold: fc.constantFrom("0", "1", "2", "3"),
    DocScanMode: fc.constantFrom("shoot", "scan", "auto"),
    IdSpoof: fc.constantFrom("Y", "N"),
    ShowGuidePage: fc.constantFrom("0", "1"),
  }),
});

describe("the sandbox's stand-in", () => {
  test("does the same in the same run, and fails with a SubCode that is no pass", () => {
    fc.assert(
      fc.property(anySeen, (seen) => {
        const script = byQuality(seen);
        expect(byQuality(seen)).toEqual(script);
        expect(script.afterMs).toBeGreaterThan(0);
        if (script.does === "fail") expect(["205", "206"]).toContain(script.subCode);
      }),
    );
  });

  test("never fails a better document where a worse one passed, nor a looser threshold where a stricter one passed", () => {
    fc.assert(
      fc.property(anySeen, fc.nat({ max: 100 }), (seen, better) => {
        if (byQuality(seen).does === "fail") return;
        expect(byQuality({ ...seen, quality: seen.quality + better }).does).toBe("pass");
        const looser = { "1": ["0", "2", "3"], "0": ["2", "3"], "2": ["3"], "3": [] }[seen.sent.IdThreshold];
        for (const IdThreshold of looser ?? []) {
          expect(byQuality({ ...seen, sent: { ...seen.sent, IdThreshold } }).does).toBe("pass");
        }
      }),
    );
  });

  test("tells thresholds apart with a middling document, and the runs of one cell too", () => {
    const rate = (IdThreshold: string) =>
      [1, 2, 3, 4, 5].filter(
        (number) => byQuality({ quality: 62, number, runsPerCell: 5, sent: { IdThreshold } }).does === "pass",
      ).length;
    expect(["3", "2", "0", "1"].map(rate)).toEqual([5, 5, 3, 0]);
  });

  test("leaves a person's device alone", () => {
    const seen = { quality: 0, number: 1, runsPerCell: 1, sent: {} };
    expect(deviceScript("person", seen)).toBeNull();
    expect(deviceScript("passes", seen)).toMatchObject({ does: "pass" });
    expect(deviceScript("fails", seen)).toMatchObject({ does: "fail" });
  });
});
