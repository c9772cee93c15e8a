import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hashToken, newToken } from "@/lib/auth/server/session-store";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import type { ListAnswer } from "@/lib/transactions/list-answer";
import { addCredential, addPerson, addTransaction } from "@/lib/transactions/testing/world";
import { answerShortly } from "./shortcuts.ts";

const token = newToken();
const cookie = `console.session=${token}`;
let server: Server;
let ids: string[];

beforeAll(async () => {
  const operator = await addPerson();
  const times = { createdAt: new Date(), lastSeenAt: new Date(), expiresAt: new Date(Date.now() + 60_000) };
  const personId = operator.actor.personId;
  await database().session.create({
    data: { id: newId(), personId, tokenHash: hashToken(token), userAgent: "", ...times },
  });
  const credentialId = await addCredential("sandbox", "http://127.0.0.1:1");
  const rows = Array.from({ length: 3 }, () => addTransaction(operator, credentialId, {}));
  ids = (await Promise.all(rows)).map(({ id }) => id).sort();
  server = createServer(async (req, res) => {
    if (!(await answerShortly(req, res))) res.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    ...init,
    headers: { cookie, ...init.headers },
  });

it.each(["identity", "gzip, br"])(
  "answers the list as JSON that nobody may store, in %s",
  async (accepted) => {
    const answer = await ask("/api/transactions", { headers: { "accept-encoding": accepted } });
    const { rows } = (await answer.json()) as ListAnswer;
    expect(rows.map(({ id }) => id).sort()).toEqual(ids);
    expect(answer.headers.get("content-encoding")).toBe(accepted === "identity" ? null : "gzip");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  },
);

it("refreshes what is not on the page, and says of that what is on it only once", async () => {
  const answer = await ask(`/api/transactions?state=passed&refresh=${ids.join(",")}`);
  const { rows, refreshed } = (await answer.json()) as ListAnswer;
  expect([rows, refreshed.map(({ id }) => id).sort()]).toEqual([[], ids]);
  const all = (await (await ask(`/api/transactions?refresh=${ids.join(",")}`)).json()) as ListAnswer;
  expect([all.rows.length, all.refreshed]).toEqual([3, []]);
});

it.each<[string, RequestInit]>([
  ["/api/transactions", { method: "POST", body: "{}" }],
  ["/api/transactions", { method: "HEAD" }],
  ["/api/transactions", { headers: { cookie: "" } }],
  ["/api/transactions?cursor=rubbish", {}],
  ["/api/transactions/", {}],
  ["/api/transactions/overview", {}],
  ["/", {}],
])("leaves %s to Next, %j", async (path, init) => {
  expect((await ask(path, init)).status).toBe(418);
});
