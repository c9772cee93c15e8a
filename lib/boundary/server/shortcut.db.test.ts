import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Role } from "@/lib/auth/permissions";
import { hashToken, newToken } from "@/lib/auth/server/session-store";
import { UNATTENDED_HEADER } from "@/lib/auth/unattended";
import { type ShortcutAnswer, shortcut } from "@/lib/boundary/server/shortcut";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { log } from "@/lib/platform/server/log";
import type { Prisma } from "@/prisma/generated/client";

const COOKIE = "console.session";
const MINUTE = 60_000;

type Over = {
  person?: Partial<Prisma.PersonUncheckedCreateInput>;
  session?: Partial<Prisma.SessionUncheckedCreateInput>;
};

async function signedIn(role: Role, { person = {}, session = {} }: Over = {}) {
  const [id, personId, token] = [newId(), newId(), newToken()];
  const base = { id: personId, email: `${personId}@example.com`, name: "N", role, passwordHash: "none" };
  await database().person.create({ data: { ...base, ...person } });
  const times = { createdAt: new Date(), lastSeenAt: new Date(), expiresAt: new Date(Date.now() + MINUTE) };
  const opened = { id, personId, tokenHash: hashToken(token), userAgent: "", ...times };
  await database().session.create({ data: { ...opened, ...session } });
  return { id, personId, token, headers: { cookie: `theme=dark; ${COOKIE}=${token}` } };
}

const ran = vi.fn();
const short = shortcut({
  name: "test.short",
  permission: "audit.read",
  query: z.object({ n: z.coerce.number().default(1) }),
  run: async ({ actor, query }) => ran(actor.personId, query),
});
const ask = (headers: Record<string, string>, url = "/api/short"): Promise<ShortcutAnswer | null> =>
  short({ url, headers });

beforeEach(() => {
  ran.mockReset().mockImplementation((personId: string, query: object) => ({ personId, ...query }));
});

describe("a shortcut", () => {
  it("answers whoever may, by what was asked", async () => {
    const { headers, personId } = await signedIn("auditor");
    const answer = await ask(headers, "/api/short?n=1&n=7");
    expect(JSON.parse(answer?.json ?? "")).toEqual({ personId, n: 7 });
    expect(JSON.parse((await ask(headers))?.json ?? "")).toEqual({ personId, n: 1 });
  });

  it("leaves the log line of a route, with the id that it answers", async () => {
    const logged = vi.spyOn(log, "info").mockImplementation(() => undefined);
    const { headers, personId } = await signedIn("admin");
    const answer = await ask(headers);
    const line = { route: "test.short", outcome: "ok", personId, requestId: answer?.requestId };
    expect(logged.mock.calls).toEqual([[expect.objectContaining(line), "request"]]);
    logged.mockRestore();
  });

  it.each<[string, Role, Over]>([
    ["not used for an hour", "auditor", { session: { lastSeenAt: new Date(Date.now() - 60 * MINUTE) } }],
    ["past its end", "auditor", { session: { expiresAt: new Date() } }],
    ["revoked", "auditor", { session: { revokedAt: new Date() } }],
    ["of somebody disabled", "auditor", { person: { disabledAt: new Date() } }],
    ["of somebody with a one-time password", "auditor", { person: { mustChangePassword: true } }],
    ["of somebody whose role may not", "operator", {}],
  ])("reads nothing for a session that is %s, and leaves the answer to the route", async (_, role, over) => {
    const { headers } = await signedIn(role, over);
    expect(await ask(headers)).toBeNull();
    expect(ran).not.toHaveBeenCalled();
  });

  it("reads nothing for nobody, for a token that is none, or for two", async () => {
    const { token } = await signedIn("auditor");
    const two = `${COOKIE}=${token}; ${COOKIE}=${newToken()}`;
    for (const cookie of ["", COOKIE, `${COOKIE}=x`, `${COOKIE}=${newToken()}`, `x${COOKIE}=${token}`, two]) {
      expect(await ask({ cookie })).toBeNull();
    }
    expect(await ask({})).toBeNull();
    expect(ran).not.toHaveBeenCalled();
  });

  it("leaves it to the route to refuse input and to fail", async () => {
    const { headers } = await signedIn("auditor");
    expect(await ask(headers, "/api/short?n=x")).toBeNull();
    // A second question mark is part of a value, to the route too.
    expect(await ask(headers, "/api/short?n=1?2")).toBeNull();
    expect(ran).not.toHaveBeenCalled();
    ran.mockImplementation(() => {
      throw new Error("a bug");
    });
    expect(await ask(headers)).toBeNull();
  });

  it("counts as use of the session, unless nobody is at the page", async () => {
    const lastSeenAt = new Date(Date.now() - 10 * MINUTE);
    const { id, headers } = await signedIn("auditor", { session: { lastSeenAt } });
    const seen = async () =>
      (await database().session.findUniqueOrThrow({ where: { id } })).lastSeenAt.getTime();
    expect(await ask({ ...headers, [UNATTENDED_HEADER]: "1" })).not.toBeNull();
    expect(await seen()).toBe(lastSeenAt.getTime());
    await ask(headers);
    expect(await seen()).toBeGreaterThan(lastSeenAt.getTime());
  });
});
