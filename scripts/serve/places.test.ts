import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { createPlaces } from "./places.ts";
import { ReaderGone } from "./reader-gone.ts";

const answer = () => new ServerResponse(new IncomingMessage(new Socket()));

it("lets so many in, then each in turn as another leaves, and nobody in for one that has gone", async () => {
  const take = createPlaces(1);
  const entered: string[] = [];
  const enter = (name: string, res = answer()) =>
    take(res).then((leave) => {
      entered.push(name);
      return leave;
    });
  const [gone, over] = [answer(), answer()];
  const first = await enter("first");
  const never = enter("never", gone);
  const [second, third] = [enter("second", over), enter("third")];
  gone.emit("close");
  await expect(never).rejects.toThrow(ReaderGone);
  expect(entered).toEqual(["first"]);

  first();
  first();
  await second;
  expect(entered).toEqual(["first", "second"]);

  // What is over has left, and leaves nothing a second time.
  over.emit("close");
  (await second)();
  await third;
  const fourth = enter("fourth");
  await Promise.resolve();
  expect(entered).toEqual(["first", "second", "third"]);
  (await third)();
  await fourth;
});

it("gives no place to an answer that was over before it asked", async () => {
  const take = createPlaces(1);
  const over = answer();
  over.destroy();
  await expect(take(over)).rejects.toThrow(ReaderGone);
  await take(answer());
});
