import { createHash } from "node:crypto";
import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readFields } from "@/lib/callbacks/fields";
import { forwardDelivery } from "@/lib/callbacks/server/forward-delivery";
import { selfSigned } from "@/lib/cloudauth/server/testing/self-signed";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import type { PublicFetchSettings } from "@/lib/platform/server/public-fetch";
import {
  addCredential,
  addPerson,
  addTransaction,
  eventsOf,
  goodQuery,
  type Starter,
  TEST_TOKEN,
} from "@/lib/transactions/testing/world";

const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

type Seen = { method: string | undefined; url: URL; marker: unknown; names: string[] };
let seen: Seen[];
let by: Starter;
const servers: Server[] = [];

beforeEach(async () => {
  seen = [];
  by = await addPerson();
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function listener(status = 202): Promise<string> {
  const server = createHttpServer(({ method, url, headers }, res) => {
    const marker = headers["x-console-replay"];
    seen.push({ method, url: new URL(url ?? "", "http://x"), marker, names: Object.keys(headers) });
    res.writeHead(status, { location: "http://127.0.0.1:1/inner" }).end("<b>noted</b>");
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

const settings = (permitted: string[]): PublicFetchSettings => ({
  resolve: async () => ["198.18.0.9"],
  permitted,
  proxy: undefined,
  connectMs: 5_000,
  headersMs: 5_000,
  totalMs: 5_000,
});

async function stored(
  query: (transactionId: string) => string,
  over: { method?: string; erasedAt?: Date } = {},
) {
  const made = await addTransaction(by, credential);
  const id = newId();
  const fields = readFields(query(made.transactionId), sha256);
  await database().callbackDelivery.create({
    data: { id, transactionId: made.id, method: "GET", fields, ...over },
    select: { id: true },
  });
  return { ...made, deliveryId: id };
}

const entriesOf = (id: string) =>
  database().auditEntry.findMany({
    where: { subjectId: id },
    orderBy: { seq: "asc" },
    select: { event: true, data: true, actorId: true },
  });

describe("sending a delivery on", () => {
  test("repeats its fields in their order, marked, and never its token or the token's hash", async () => {
    const origin = await listener();
    const query = (id: string) => `${goodQuery(id)}&PASSED=Y&odd=%26%3D%27&CALLBACKTOKEN=x`;
    const { deliveryId, transactionId } = await stored(query);
    const sent = { deliveryId, address: `${origin}/hook?own=1` };
    expect(await forwardDelivery(by, sent, settings([origin]))).toMatchObject({
      ok: true,
      status: 202,
      text: "<b>noted</b>",
      redirectTo: "http://127.0.0.1:1/inner",
    });
    expect(seen).toHaveLength(1);
    expect([...(seen[0]?.url.searchParams ?? [])]).toEqual([
      ["own", "1"],
      ["transactionId", transactionId],
      ["passed", "Y"],
      ["subCode", "200"],
      ["PASSED", "Y"],
      ["odd", "&='"],
      ["x-console-replay", deliveryId],
    ]);
    expect(seen[0]).toMatchObject({ method: "GET", marker: deliveryId });
    for (const secret of [TEST_TOKEN, sha256(TEST_TOKEN)]) expect(String(seen[0]?.url)).not.toContain(secret);
    expect(seen[0]?.names).not.toContain("cookie");
  });

  test("keeps a HEAD a HEAD, and a probe a probe but for its mark", async () => {
    const origin = await listener();
    const { deliveryId } = await stored(() => "", { method: "HEAD" });
    const answer = await forwardDelivery(by, { deliveryId, address: origin }, settings([origin]));
    expect(answer).toMatchObject({ ok: true, status: 202, text: "" });
    expect(seen[0]).toMatchObject({ method: "HEAD" });
    expect([...(seen[0]?.url.searchParams.keys() ?? [])]).toEqual(["x-console-replay"]);
  });

  test("leaves in the trail who, what and where to, but nothing that was said", async () => {
    const origin = await listener();
    const { id, deliveryId } = await stored(goodQuery);
    await forwardDelivery(by, { deliveryId, address: `${origin}/secret-path?key=1` }, settings([origin]));
    const { personId: actorId } = by.actor;
    const event = "callback.forwarded";
    expect(await entriesOf(id)).toEqual([
      { event, actorId, data: { deliveryId, origin, outcome: "asked", httpStatus: null } },
      { event, actorId, data: { deliveryId, origin, outcome: "answered", httpStatus: 202 } },
    ]);
  });

  test.each([
    ["http://127.0.0.1:1/", "not-https"],
    ["https://169.254.169.254/latest", "not-public"],
    ["https://localhost/", "not-public"],
    ["https://me:secret@example.com/", "user-info"],
    ["https://example.com:8443/", "other-port"],
    ["javascript:alert(1)", "not-https"],
  ])("to %s sends nothing and says why, and the attempt is on record", async (address, problem) => {
    const { id, deliveryId } = await stored(goodQuery);
    expect(await forwardDelivery(by, { deliveryId, address }, settings([]))).toMatchObject({
      ok: false,
      problem,
    });
    expect((await entriesOf(id)).map(({ data }) => data)).toMatchObject([
      { outcome: "asked", httpStatus: null },
      { outcome: problem, httpStatus: null },
    ]);
    expect(JSON.stringify(await entriesOf(id))).not.toContain("secret");
  });

  test("to a certificate that nobody vouches for sends nothing", async () => {
    const { key, cert } = selfSigned();
    const origin = `https://127.0.0.1:${await listen(createTlsServer({ key, cert }, () => seen.push({} as Seen)))}`;
    const { deliveryId } = await stored(goodQuery);
    expect(await forwardDelivery(by, { deliveryId, address: origin }, settings([origin]))).toMatchObject({
      ok: false,
      problem: "certificate-refused",
    });
    expect(seen).toEqual([]);
  });

  test("is refused when there is no such delivery, when it was erased, and without an address", async () => {
    const address = "https://example.com/";
    await expect(forwardDelivery(by, { deliveryId: newId(), address })).rejects.toMatchObject({
      code: "not-found",
    });
    const erased = await stored(goodQuery, { erasedAt: new Date() });
    await expect(forwardDelivery(by, { deliveryId: erased.deliveryId, address })).rejects.toMatchObject({
      code: "already-done",
    });
    const { id, deliveryId } = await stored(goodQuery);
    await expect(forwardDelivery(by, { deliveryId, address: "nowhere" })).rejects.toMatchObject({
      code: "bad-input",
      fieldErrors: { address: "callbacks.problems.unreadable" },
    });
    expect(await eventsOf(id)).toEqual([]);
  });

  test("happens once a second for each person, and others are not kept waiting", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const { deliveryId } = await stored(goodQuery);
      const send = (who: Starter) =>
        forwardDelivery(who, { deliveryId, address: "https://localhost/" }, settings([]));
      await send(by);
      await expect(send(by)).rejects.toMatchObject({ code: "too-many-requests" });
      await send(await addPerson());
      vi.setSystemTime(Date.now() + 999);
      await expect(send(by)).rejects.toMatchObject({ code: "too-many-requests" });
      vi.setSystemTime(Date.now() + 1);
      await send(by);
    } finally {
      vi.useRealTimers();
    }
  });
});
