import { expect, it } from "vitest";
import { hashToken, newToken } from "@/lib/auth/server/session-store";
import { sessionsThatMay } from "@/lib/auth/server/sessions-that-may";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import type { Prisma } from "@/prisma/generated/client";

const MINUTE = 60_000;
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);

type Over = {
  person?: Partial<Prisma.PersonUncheckedCreateInput>;
  session?: Partial<Prisma.SessionUncheckedCreateInput>;
};

async function aSession({ person = {}, session = {} }: Over = {}): Promise<string> {
  const [id, personId] = [newId(), newId()];
  const tokenHash = hashToken(newToken());
  await database().person.create({
    data: {
      id: personId,
      email: `${personId}@example.com`,
      name: "N",
      role: "auditor",
      passwordHash: "none",
      ...person,
    },
  });
  await database().session.create({
    data: {
      id,
      personId,
      tokenHash,
      userAgent: "",
      createdAt: now,
      lastSeenAt: now,
      expiresAt: later(720),
      ...session,
    },
  });
  return id;
}

it.each<[string, Over, boolean]>([
  ["open", {}, true],
  ["used 59 minutes ago", { session: { lastSeenAt: later(-59) } }, true],
  ["not used for an hour", { session: { lastSeenAt: later(-60) } }, false],
  ["past its end", { session: { expiresAt: now } }, false],
  ["revoked", { session: { revokedAt: now } }, false],
  ["of somebody disabled", { person: { disabledAt: now } }, false],
  ["of somebody with a one-time password", { person: { mustChangePassword: true } }, false],
  ["of somebody whose role may not", { person: { role: "operator" } }, false],
])("judges a session that is %s", async (_what, over, expected) => {
  const id = await aSession(over);
  expect((await sessionsThatMay([id], "audit.read", now)).has(id)).toBe(expected);
});

it("answers for many at once, and leaves no mark on any", async () => {
  const lastSeenAt = later(-10);
  const [one, two] = [
    await aSession({ session: { lastSeenAt } }),
    await aSession({ session: { lastSeenAt } }),
  ];
  expect(await sessionsThatMay([one, two, newId()], "transaction.read", now)).toEqual(new Set([one, two]));
  const rows = await database().session.findMany({ where: { id: { in: [one, two] } } });
  expect(rows.map((row) => row.lastSeenAt)).toEqual([lastSeenAt, lastSeenAt]);
});
