import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { database } from "@/lib/platform/server/db";
import { orderDevice } from "@/lib/sandbox-device/server/order-device";
import { TWISTS } from "@/lib/sandbox-device/twists";
import { addCredential, addPerson, addTransaction, eventsOf } from "@/lib/transactions/testing/world";

type Order = { path: string | undefined; authorization: string | undefined; body: string };

const SAID = { status: "failed", callback: { sent: true, status: 204, times: 1, later: 0 } };
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
  answer = { status: 200, body: JSON.stringify(SAID) };
});

test("an order goes to the sandbox's control address under the TransactionId, and onto the trail", async () => {
  const { id, transactionId } = await addTransaction(operator, credential);
  const said = await orderDevice(operator, { id, order: "fail", subCode: "204" });
  expect(said).toEqual(SAID);
  expect(orders).toEqual([
    {
      path: `/_sandbox/transactions/${transactionId}/orders`,
      authorization: "Bearer sandbox-control-token-of-tests",
      body: '{"order":"fail","subCode":"204"}',
    },
  ]);
  expect(await eventsOf(id)).toEqual(["device.ordered"]);
});

test.each(TWISTS)(
  "the twist %s tells the sandbox what comes of it, and the trail its name",
  async (twist) => {
    const { id } = await addTransaction(operator, credential);
    await orderDevice(operator, { id, order: "pass", twist });
    const body = JSON.parse(orders[0]?.body ?? "{}");
    expect(body.order).toBe("pass");
    expect(Object.keys(body)).toHaveLength(2);
    const [entry] = await database().auditEntry.findMany({
      where: { subjectId: id, event: "device.ordered" },
    });
    expect(entry?.data).toMatchObject({ order: `pass, ${twist}` });
  },
);

test("an amount is passed on and named; one who walks away is told of in no way", async () => {
  const { id } = await addTransaction(operator, credential);
  await orderDevice(operator, { id, order: "fail", subCode: "204", twist: "late", amount: 7 });
  expect(JSON.parse(orders[0]?.body ?? "{}")).toMatchObject({ callbacks: [{ afterMs: 7_000 }] });
  await orderDevice(operator, { id, order: "abandon", twist: "duplicate" });
  expect(JSON.parse(orders[1]?.body ?? "{}")).toEqual({ order: "abandon" });
});

test("a live transaction has no device here: nothing is sent and nothing recorded", async () => {
  const { id } = await addTransaction(operator, credential, { environment: "live" });
  await expect(orderDevice(operator, { id, order: "pass" })).rejects.toMatchObject({ code: "not-allowed" });
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
  await expect(orderDevice(operator, { id, order: "pass" })).rejects.toMatchObject({ code });
});
