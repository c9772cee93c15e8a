import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hashToken, newToken } from "@/lib/auth/server/session-store";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { addPerson } from "@/lib/transactions/testing/world";
import { turnAwayStranger } from "./turn-away.ts";

const token = newToken();
let server: Server;

beforeAll(async () => {
  const { personId } = (await addPerson()).actor;
  const times = { createdAt: new Date(), lastSeenAt: new Date(), expiresAt: new Date(Date.now() + 60_000) };
  await database().session.create({
    data: { id: newId(), personId, tokenHash: hashToken(token), userAgent: "", ...times },
  });
  server = createServer(async (req, res) => {
    if (!(await turnAwayStranger(req, res))) res.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

const statusFor = async (headers: Record<string, string>) =>
  (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers })).status;

it("what was too large goes on to Next with a session, and no further without", async () => {
  const tooLarge = { "x-console-too-large": "1" };
  expect(await statusFor({ ...tooLarge, cookie: `console.session=${token}` })).toBe(418);
  expect(await statusFor({ ...tooLarge, cookie: `console.session=${newToken()}` })).toBe(413);
  expect(await statusFor(tooLarge)).toBe(413);
  expect(await statusFor({})).toBe(418);
});
