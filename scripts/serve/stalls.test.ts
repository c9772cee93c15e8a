import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { expect, it } from "vitest";
import { createStalls } from "./stalls.ts";

/** An answer to somebody at this address, who is not there. */
function answerTo(address: string): ServerResponse {
  const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: address });
  return new ServerResponse(new IncomingMessage(socket));
}

it("gives a reader time only while something waits for them", async () => {
  const stalls = createStalls({ altogether: 10, progressWithin: 700 });
  const res = answerTo("10.0.0.1");
  const { socket } = res.req;
  const slow: string[] = [];

  stalls.begin(res, () => slow.push("not slow"));
  stalls.end(res);
  await turnOfTheLoop();
  expect([slow, socket.timeout]).toEqual([[], undefined]);

  for (const time of ["once", "again"]) {
    stalls.begin(res, () => slow.push(time));
    await turnOfTheLoop();
    expect(socket.timeout).toBe(700);
    stalls.end(res);
    expect(socket.timeout).toBe(0);
  }
  expect(slow).toEqual(["once", "again"]);

  stalls.begin(res, () => {});
  await turnOfTheLoop();
  socket.setTimeout(5);
  stalls.end(res);
  expect(socket.timeout).toBe(5);
  socket.setTimeout(0);
});

it("cuts, when there are too many, the oldest of the address that has most", async () => {
  const stalls = createStalls({ altogether: 3, progressWithin: 0 });
  const all = ["10.0.0.1", "10.0.0.2", "10.0.0.2", "10.0.0.1", "10.0.0.2"].map(answerTo);
  const cut = () => all.map(({ destroyed }) => destroyed);
  for (const res of all.slice(0, 3)) stalls.begin(res, () => {});
  await turnOfTheLoop();
  expect(cut()).toEqual([false, false, false, false, false]);
  stalls.end(all[1] as ServerResponse);
  for (const res of all.slice(3)) stalls.begin(res, () => {});
  await turnOfTheLoop();
  expect(cut()).toEqual([true, false, false, false, false]);
});
