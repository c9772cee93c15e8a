import { describe, expect, it } from "vitest";
import { changePassword } from "@/lib/account/server/change-password";
import { listOwnSessions, revokeOtherSessions, revokeOwnSession } from "@/lib/account/server/own-sessions";
import { changedBy } from "@/lib/audit/server/audited-change";
import { findActor } from "@/lib/auth/server/sessions";
import { signOut } from "@/lib/auth/server/sign-in";
import { changeRole, disablePerson, enablePerson, resetPassword } from "@/lib/people/server/change-person";
import { actorOf, as, PASSWORD, person, tokenOf, trySignIn } from "@/lib/people/server/people.test-kit";
import { database } from "@/lib/platform/server/db";

const MINUTE = 60_000;
const NEXT = "another ferry with 77 lanterns";
const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

describe("a session", () => {
  it("opens with the token of its sign-in", async () => {
    const someone = await person("operator");
    expect(await findActor(await tokenOf(someone.email))).toMatchObject({
      personId: someone.id,
      role: "operator",
    });
  });

  it.each([
    "",
    "x",
    "a".repeat(43),
    `${"a".repeat(42)}=`,
    "a".repeat(5_000),
    "' OR 1=1 --",
    "\u0000".repeat(43),
  ])("does not open with %j", async (token) => {
    expect(await findActor(token)).toBeNull();
  });

  it("is kept without its token", async () => {
    const token = await tokenOf((await person("operator")).email);
    const rows = await database().$queryRaw`SELECT * FROM session`;
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token, "base64url").toString("hex"));
  });

  it("opens nothing by the hash that is kept", async () => {
    const token = await tokenOf((await person("operator")).email);
    const { sessionId } = await actorOf(token);
    const kept = await database().session.findUniqueOrThrow({
      where: { id: sessionId },
      select: { tokenHash: true },
    });
    expect(await findActor(Buffer.from(kept.tokenHash).toString("base64url"))).toBeNull();
  });

  it("ends after twelve hours, however busy", async () => {
    const token = await tokenOf((await person("operator")).email);
    for (let minutes = 30; minutes < 720; minutes += 30) {
      expect(await findActor(token, later(minutes))).not.toBeNull();
    }
    expect(await findActor(token, later(720))).toBeNull();
  });

  it("ends after an hour without a request", async () => {
    const token = await tokenOf((await person("operator")).email);
    expect(await findActor(token, later(60))).toBeNull();
  });

  it("lives on from the request before the hour is over", async () => {
    const token = await tokenOf((await person("operator")).email);
    expect(await findActor(token, later(59))).not.toBeNull();
    expect(await findActor(token, later(118))).not.toBeNull();
  });

  it("does not live on from what a page asks while nobody is at it", async () => {
    const token = await tokenOf((await person("operator")).email);
    expect(await findActor(token, later(59), true)).not.toBeNull();
    expect(await findActor(token, later(61), true)).toBeNull();
  });

  it("is not revived by a request that came too late", async () => {
    const token = await tokenOf((await person("operator")).email);
    expect(await findActor(token, later(61))).toBeNull();
    expect(await findActor(token, later(62))).toBeNull();
  });

  it("ends at the next request when it is revoked", async () => {
    const someone = await person("auditor");
    const [here, there] = [await tokenOf(someone.email), await tokenOf(someone.email)];
    const me = await actorOf(here);
    await revokeOwnSession(changedBy(me, "r"), me.personId, (await actorOf(there)).sessionId);
    expect(await findActor(there)).toBeNull();
    expect(await findActor(here)).not.toBeNull();
  });

  it("ends everywhere else when all others are revoked", async () => {
    const someone = await person("auditor");
    const [here, ...others] = [
      await tokenOf(someone.email),
      await tokenOf(someone.email),
      await tokenOf(someone.email),
    ];
    const me = await actorOf(here);
    expect(await revokeOtherSessions(changedBy(me, "r"), me)).toBe(2);
    expect(await Promise.all(others.map((token) => findActor(token)))).toEqual([null, null]);
    expect(await findActor(here)).not.toBeNull();
  });

  it("of another person is not there to be revoked", async () => {
    const [mine, theirs] = [
      await tokenOf((await person("admin")).email),
      await tokenOf((await person("operator")).email),
    ];
    const me = await actorOf(mine);
    const { sessionId } = await actorOf(theirs);
    await expect(revokeOwnSession(changedBy(me, "r"), me.personId, sessionId)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await findActor(theirs)).not.toBeNull();
  });

  it("ends with signing out, and signing out twice harms nobody", async () => {
    const token = await tokenOf((await person("operator")).email);
    const me = await actorOf(token);
    await signOut(token, me, "r");
    expect(await findActor(token)).toBeNull();
    await expect(signOut(token, me, "r")).resolves.toBeUndefined();
  });

  it("is one of several that do not touch each other", async () => {
    const someone = await person("operator");
    const [one, two] = [await tokenOf(someone.email), await tokenOf(someone.email)];
    await signOut(one, await actorOf(one), "r");
    expect(await findActor(two)).not.toBeNull();
  });

  it("lists itself and its open siblings alone", async () => {
    const someone = await person("operator");
    const [here, there, gone] = [
      await tokenOf(someone.email),
      await tokenOf(someone.email),
      await tokenOf(someone.email),
    ];
    await tokenOf((await person("operator")).email);
    await signOut(gone, await actorOf(gone), "r");
    const me = await actorOf(here);
    const listed = await listOwnSessions(me);
    expect(listed.filter((session) => session.isThis).map(({ id }) => id)).toEqual([me.sessionId]);
    expect(new Set(listed.map(({ id }) => id))).toEqual(
      new Set([me.sessionId, (await actorOf(there)).sessionId]),
    );
  });
});

describe("signing in", () => {
  it("never takes over a token that the browser brought along", async () => {
    const someone = await person("operator");
    const planted = "p".repeat(43);
    const token = await tokenOf(someone.email, { oldToken: planted });
    expect(token).not.toBe(planted);
    expect(await findActor(planted)).toBeNull();
  });

  it("ends the session whose cookie it replaces", async () => {
    const [before, after] = [await person("operator"), await person("auditor")];
    const oldToken = await tokenOf(before.email);
    const token = await tokenOf(after.email, { oldToken });
    expect(await findActor(oldToken)).toBeNull();
    expect(await findActor(token)).toMatchObject({ personId: after.id });
  });

  it("leaves the old session alone when it fails", async () => {
    const someone = await person("operator");
    const oldToken = await tokenOf(someone.email);
    await trySignIn(someone.email, { oldToken, password: "not this one, surely" });
    expect(await findActor(oldToken)).not.toBeNull();
  });

  it("twice at once opens two sessions", async () => {
    const { email } = await person("operator");
    const [one, two] = await Promise.all([tokenOf(email), tokenOf(email)]);
    expect(one).not.toBe(two);
    expect((await actorOf(one)).sessionId).not.toBe((await actorOf(two)).sessionId);
  });
});

describe("a change of the person", () => {
  it("shuts a disabled one out at the next request", async () => {
    const [boss, someone] = [await person("admin"), await person("operator")];
    const token = await tokenOf(someone.email);
    await disablePerson(as(boss), someone.id);
    expect(await findActor(token)).toBeNull();
  });

  it("counts even while a session of a disabled one is still open", async () => {
    const someone = await person("operator");
    const token = await tokenOf(someone.email);
    await database().$executeRaw`UPDATE person SET disabled_at = now() WHERE id = ${someone.id}::uuid`;
    expect(await findActor(token)).toBeNull();
  });

  it("does not bring old sessions back when the person is enabled again", async () => {
    const [boss, someone] = [await person("admin"), await person("operator")];
    const token = await tokenOf(someone.email);
    await disablePerson(as(boss), someone.id);
    await enablePerson(as(boss), someone.id);
    expect(await findActor(token)).toBeNull();
    expect(await trySignIn(someone.email)).toMatchObject({ kind: "signed-in" });
  });

  it.each([
    ["admin", "operator"],
    ["operator", "auditor"],
    ["auditor", "admin"],
  ] as const)("makes a session of an %s one of an %s", async (from, to) => {
    const [boss, someone] = [await person("admin"), await person(from)];
    const token = await tokenOf(someone.email);
    await changeRole(as(boss), someone.id, to);
    expect(await findActor(token)).toMatchObject({ role: to });
  });
});

describe("a new password", () => {
  it("ends every other session", async () => {
    const someone = await person("operator");
    const [here, there] = [await tokenOf(someone.email), await tokenOf(someone.email)];
    await changePassword(await actorOf(here), { current: PASSWORD, next: NEXT, again: NEXT }, "r");
    expect(await findActor(there)).toBeNull();
  });

  it("gives this session a new token and ends the old one", async () => {
    const token = await tokenOf((await person("operator")).email);
    const me = await actorOf(token);
    const renewed = await changePassword(me, { current: PASSWORD, next: NEXT, again: NEXT }, "r");
    expect(await findActor(token)).toBeNull();
    expect(await findActor(renewed)).toMatchObject({ sessionId: me.sessionId });
  });

  it("takes the place of the old one", async () => {
    const someone = await person("operator");
    const me = await actorOf(await tokenOf(someone.email));
    await changePassword(me, { current: PASSWORD, next: NEXT, again: NEXT }, "r");
    expect(await trySignIn(someone.email)).toEqual({ kind: "refused" });
    expect(await trySignIn(someone.email, { password: NEXT })).toMatchObject({ kind: "signed-in" });
  });

  it("ends having a one-time password", async () => {
    const someone = await person("operator", { mustChangePassword: true });
    const me = await actorOf(await tokenOf(someone.email));
    expect(me.mustChangePassword).toBe(true);
    const renewed = await changePassword(me, { current: PASSWORD, next: NEXT, again: NEXT }, "r");
    expect(await actorOf(renewed)).toMatchObject({ mustChangePassword: false });
  });

  it("is refused, on its field, without the right current one", async () => {
    const me = await actorOf(await tokenOf((await person("operator")).email));
    const typed = { current: "not this one, surely", next: NEXT, again: NEXT };
    await expect(changePassword(me, typed, "r")).rejects.toMatchObject({
      code: "bad-input",
      fieldErrors: { current: "account.wrongCurrent" },
    });
  });

  it("cannot be reached by guessing the current one", async () => {
    const me = await actorOf(await tokenOf((await person("operator")).email));
    const typed = { current: "not this one, surely", next: NEXT, again: NEXT };
    for (let tries = 0; tries < 5; tries += 1) await changePassword(me, typed, "r").catch(() => null);
    await expect(changePassword(me, { ...typed, current: PASSWORD }, "r")).rejects.toMatchObject({
      code: "too-many-requests",
    });
  });

  it("from an admin ends all sessions and must be replaced", async () => {
    const [boss, someone] = [await person("admin"), await person("operator")];
    const token = await tokenOf(someone.email);
    const { oneTimePassword } = await resetPassword(as(boss), someone.id);
    expect(await findActor(token)).toBeNull();
    expect(await trySignIn(someone.email)).toEqual({ kind: "refused" });
    const fresh = await actorOf(await tokenOf(someone.email, { password: oneTimePassword }));
    expect(fresh.mustChangePassword).toBe(true);
  });
});
