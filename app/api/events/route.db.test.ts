import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { GET } from "@/app/api/events/route";
import { hashToken, newToken } from "@/lib/auth/server/session-store";
import { newId } from "@/lib/kernel/ids";
import { stopLive } from "@/lib/live/server/live";
import { database } from "@/lib/platform/server/db";
import { addCredential, addPerson, addTransaction, type Starter } from "@/lib/transactions/testing/world";

const request = vi.hoisted(() => ({ token: "" }));

vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => (request.token ? { value: request.token } : undefined) }),
  headers: async () => new Headers(),
}));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => "en" }));
vi.mock("next-intl/server", () => ({
  getTranslations: async () => Object.assign(() => "", { has: () => true }),
}));

const MINUTE = 60_000;
let someone: Starter;
let sessionId: string;

beforeEach(async () => {
  someone = await addPerson();
  request.token = newToken();
  sessionId = newId();
  const now = Date.now();
  await database().session.create({
    data: {
      id: sessionId,
      personId: someone.actor.personId,
      tokenHash: hashToken(request.token),
      userAgent: "test",
      createdAt: new Date(now),
      lastSeenAt: new Date(now - 10 * MINUTE),
      expiresAt: new Date(now + 60 * MINUTE),
    },
  });
});
afterAll(stopLive);

const ask = (method = "GET") =>
  GET(new Request("http://127.0.0.1:3000/api/events", { method }), { params: Promise.resolve({}) });

async function open() {
  const answer = await ask();
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error("There is nothing to read");
  const got = { text: "", done: false };
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      got.text += value;
    }
    got.done = true;
  })();
  return { answer, got, reader };
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 50 });

it("answers with news that nobody may keep, compress or hold back", async () => {
  const { answer, got, reader } = await open();
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toEqual({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  await soon(() => expect(got.text).toContain("catch-up"));
  const credentialId = await addCredential("sandbox", "http://127.0.0.1:1");
  const { id } = await addTransaction(someone, credentialId);
  await soon(() => expect(got.text).toContain(`{"kind":"transaction","id":"${id}"}`));
  await reader.cancel();
});

it("is no use of the session", async () => {
  const { reader } = await open();
  const { lastSeenAt } = await database().session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(Date.now() - lastSeenAt.getTime()).toBeGreaterThan(9 * MINUTE);
  await reader.cancel();
});

it("opens nothing that nobody would read", async () => {
  expect((await ask("HEAD")).body).toBeNull();
});

it("refuses nobody, whoever was idle for too long, and whoever must change their password", async () => {
  await database().person.update({
    where: { id: someone.actor.personId },
    data: { mustChangePassword: true },
  });
  expect((await ask()).status).toBe(403);
  await database().session.update({
    where: { id: sessionId },
    data: { lastSeenAt: new Date(Date.now() - 61 * MINUTE) },
  });
  expect((await ask()).status).toBe(401);
  request.token = "";
  expect((await ask()).status).toBe(401);
});

it("ends within seconds when its session is revoked", async () => {
  const { got } = await open();
  await soon(() => expect(got.text).toContain("data:"));
  await database().session.update({ where: { id: sessionId }, data: { revokedAt: new Date() } });
  await soon(() => expect(got.done).toBe(true));
});
