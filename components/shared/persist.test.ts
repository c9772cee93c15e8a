import fc from "fast-check";
import { expect, test } from "vitest";
import { persist } from "@/components/shared/persist";

test("asks again after each pause, until there is an answer, and never rejects", async () => {
  const law = fc.asyncProperty(
    fc.array(fc.nat(), { maxLength: 6 }),
    fc.nat({ max: 8 }),
    async (pauses, failures) => {
      const paused: number[] = [];
      let asked = 0;
      const answer = await persist(
        async () => {
          asked += 1;
          if (asked <= failures) throw new Error("503");
          return "part";
        },
        pauses,
        async (ms) => void paused.push(ms),
      );
      expect(answer).toBe(failures <= pauses.length ? "part" : null);
      expect(asked).toBe(Math.min(failures, pauses.length) + 1);
      expect(paused).toEqual(pauses.slice(0, failures));
    },
  );
  await fc.assert(law);
});
