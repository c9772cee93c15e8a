import { expect, it } from "vitest";
import { lookingEarly, takeEarlyLook } from "@/lib/auth/server/early-look";
import { hashToken, newToken } from "@/lib/auth/server/session-store";
import { findActor } from "@/lib/auth/server/sessions";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { addPerson } from "@/lib/transactions/testing/world";

const cookieOf = (token: string) => `a=b; console.session=${token}`;

async function signedIn() {
  const { actor } = await addPerson("auditor");
  const [id, token] = [newId(), newToken()];
  const times = { createdAt: new Date(), lastSeenAt: new Date(), expiresAt: new Date(Date.now() + 60_000) };
  const { personId } = actor;
  const data = { id, personId, tokenHash: hashToken(token), userAgent: "", ...times };
  await database().session.create({ data });
  return { id, personId, token };
}

const revoke = (id: string) =>
  database().session.update({ where: { id }, data: { revokedAt: new Date() }, select: { id: true } });

it("is taken once, wherever in the request; the second who asks sees what has changed since", async () => {
  const { id, personId, token } = await signedIn();
  await lookingEarly(cookieOf(token), async () => {
    await new Promise((resolve) => setImmediate(resolve));
    const early = takeEarlyLook(token);
    expect(await early).toMatchObject({ personId });
    await revoke(id);
    expect(takeEarlyLook(token)).toBeUndefined();
    expect(await findActor(token, new Date(), false, takeEarlyLook(token))).toBeNull();
  });
});

it("belongs to its request and its token alone", async () => {
  const [one, two] = [await signedIn(), await signedIn()];
  await Promise.all(
    [one, two].map(({ token, personId }, at) =>
      lookingEarly(cookieOf(token), async () => {
        await new Promise((resolve) => setImmediate(resolve));
        expect(takeEarlyLook([two, one][at]?.token ?? "")).toBeUndefined();
        expect(await takeEarlyLook(token)).toMatchObject({ personId });
      }),
    ),
  );
  expect(takeEarlyLook(one.token)).toBeUndefined();
});

it("finds nobody for a session that was revoked before the request, and is judged like a late one", async () => {
  const { id, token } = await signedIn();
  const later = new Date(Date.now() + 61 * 60_000);
  const late = lookingEarly(cookieOf(token), () => findActor(token, later, false, takeEarlyLook(token)));
  expect(await late).toBeNull();
  await revoke(id);
  const now = new Date();
  expect(
    await lookingEarly(cookieOf(token), () => findActor(token, now, false, takeEarlyLook(token))),
  ).toBeNull();
});

it.each([undefined, "", "a=b", "console.session=x", `${cookieOf("x")}; ${cookieOf("y")}`])(
  "asks nobody for %j",
  async (cookies) => {
    const found = lookingEarly(cookies, () => takeEarlyLook("x"));
    expect(await found).toBeUndefined();
  },
);
