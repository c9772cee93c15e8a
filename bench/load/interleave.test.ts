import { expect, it } from "vitest";
import { interleave } from "./interleave.ts";

it("runs both sides in every round, never at once, and lets each go first in turn", async () => {
  const order: string[] = [];
  let running = 0;
  const side = (name: string) => async () => {
    running += 1;
    expect(running).toBe(1);
    await Promise.resolve();
    order.push(name);
    running -= 1;
    return `${name}${order.length}`;
  };
  const halves = await interleave(3, side("p"), side("b"));
  expect(order.join("")).toBe("pbbppb");
  expect(halves).toEqual({ product: ["p1", "p4", "p5"], bare: ["b2", "b3", "b6"] });
});
