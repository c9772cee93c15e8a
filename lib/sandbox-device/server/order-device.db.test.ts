import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { orderDevice } from "@/lib/sandbox-device/server/order-device";
import { addCredential, addPerson, addTransaction, eventsOf } from "@/lib/transactions/testing/world";

type Order = { path: string | undefined; authorization: string | undefined; body: string };

const orders: Order[] = [];
let answer = { status: 200, body: "" };
const control = createServer(async (req, res) => {
  let body = "";
  for await (const chunk of req) body += chunk;
  orders.push({ path: req.url, authorization: req.headers.authorization, body });
  res.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
});
await new Promise<void>((resolve) => control.listen(0, "127.0.0.1", resolve));
process.env.SANDBOX_ORIGIN = `http://127.0.0.1:${(control.address() as AddressInfo).port}`;
const operator = await addPerson();
const credential = await addCredential("sandbox", process.env.SANDBOX_ORIGIN);
afterAll(() => control.close());
beforeEach(() => {
  orders.length = 0;
  answer = { status: 200, body: '{"status":"failed","callback":{"sent":true,"status":204}}' };
});

test("an order goes to the sandbox's control address under the TransactionId, and onto the trail", async () => {
  const { id, transactionId } = await addTransaction(operator, credential);
  const said = await orderDevice(operator, id, "fail", "204");
  expect(said).toEqual({ status: "failed", callback: { sent: true, status: 204 } });
  expect(orders).toEqual([
    {
      path: `/_sandbox/transactions/${transactionId}/orders`,
      authorization: "Bearer sandbox-control-token-of-tests",
      body: '{"order":"fail","subCode":"204"}',
    },
  ]);
  expect(await eventsOf(id)).toEqual(["device.ordered"]);
});

test("a live transaction has no device here: nothing is sent and nothing recorded", async () => {
  const { id } = await addTransaction(operator, credential, { environment: "live" });
  await expect(orderDevice(operator, id, "pass", null)).rejects.toMatchObject({ code: "not-allowed" });
  expect(orders).toEqual([]);
  expect(await eventsOf(id)).toEqual([]);
});

test.each([
  [404, "not-found"],
  [409, "already-done"],
  [500, "unavailable"],
  [200, "unavailable"],
])("an answer %d without an outcome is told as %s", async (status, code) => {
  answer = { status, body: "<html>" };
  const { id } = await addTransaction(operator, credential);
  await expect(orderDevice(operator, id, "pass", null)).rejects.toMatchObject({ code });
});
