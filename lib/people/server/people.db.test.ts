import { describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/server/verify-chain";
import { SignInLimits } from "@/lib/auth/server/sign-in-limits";
import { addPerson } from "@/lib/people/server/add-person";
import { changeRole, disablePerson, enablePerson, resetPassword } from "@/lib/people/server/change-person";
import { ensureFirstAdmin } from "@/lib/people/server/first-admin";
import { listPeople } from "@/lib/people/server/list-people";
import {
  actorOf,
  as,
  PASSWORD,
  person,
  theConsole,
  tokenOf,
  trySignIn,
} from "@/lib/people/server/people.test-kit";
import { database, pool } from "@/lib/platform/server/db";

async function activeAdmins(): Promise<number> {
  return database().person.count({ where: { role: "admin", disabledAt: null } });
}

/** Leaves these alone as active admins. */
async function onlyAdmins(...ids: string[]): Promise<void> {
  await pool().query("UPDATE person SET role = 'auditor' WHERE NOT id = ANY($1::uuid[])", [ids]);
}

describe("the first admin", () => {
  it("is made once, with a one-time password that opens the console", async () => {
    // Two instances may start at the same moment on one empty database.
    const wish = { email: " First@Example.com " };
    const made = await Promise.all([ensureFirstAdmin(wish), ensureFirstAdmin(wish)]);
    expect(made.filter(Boolean)).toHaveLength(1);
    const first = made.find(Boolean);
    expect(first).toMatchObject({ email: "first@example.com" });
    const token = await tokenOf("first@example.com", { password: first?.oneTimePassword ?? "" });
    expect(await actorOf(token)).toMatchObject({ role: "admin", mustChangePassword: true });
    expect(await ensureFirstAdmin({ email: "second@example.com" })).toBeNull();
  });
});

describe("adding a person", () => {
  it("gives them a password for once", async () => {
    const boss = await person("admin");
    const input = { name: "New One", email: "new@example.com", role: "operator" as const };
    const added = await addPerson(as(boss), input);
    const token = await tokenOf("new@example.com", { password: added.oneTimePassword });
    expect(await actorOf(token)).toMatchObject({ ...input, mustChangePassword: true });
  });

  it("is refused on the field when the address is taken", async () => {
    const boss = await person("admin");
    const adding = addPerson(as(boss), { name: "Twin", email: boss.email, role: "operator" });
    await expect(adding).rejects.toMatchObject({
      code: "conflict",
      fieldErrors: { email: "people.emailTaken" },
    });
  });

  it("at the same moment with the same address adds one", async () => {
    const boss = await person("admin");
    const input = { name: "Race", email: "race@example.com", role: "operator" as const };
    const ends = await Promise.allSettled([addPerson(as(boss), input), addPerson(as(boss), input)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("keeps the one-time password nowhere", async () => {
    const boss = await person("admin");
    const added = await addPerson(as(boss), {
      name: "Canary",
      email: "canary@example.com",
      role: "operator",
    });
    const rows = await pool().query(
      "SELECT p::text FROM person p UNION ALL SELECT a::text FROM audit_entry a",
    );
    expect(JSON.stringify(rows.rows)).not.toContain(added.oneTimePassword);
  });
});

describe("the last admin", () => {
  it("cannot be demoted or disabled", async () => {
    const last = await person("admin");
    await onlyAdmins(last.id);
    await expect(changeRole(theConsole(), last.id, "operator")).rejects.toMatchObject({
      messageKey: "people.lastAdmin",
    });
    await expect(disablePerson(theConsole(), last.id)).rejects.toMatchObject({
      messageKey: "people.lastAdmin",
    });
    expect(await activeAdmins()).toBe(1);
  });

  it("does not count a disabled one as a second", async () => {
    const [last, gone] = [await person("admin"), await person("admin")];
    await onlyAdmins(last.id, gone.id);
    await disablePerson(as(last), gone.id);
    await expect(disablePerson(theConsole(), last.id)).rejects.toMatchObject({
      messageKey: "people.lastAdmin",
    });
  });

  it.each([
    [
      "demote",
      (a: string, b: string) => [
        changeRole(theConsole(), a, "operator"),
        changeRole(theConsole(), b, "auditor"),
      ],
    ],
    ["disable", (a: string, b: string) => [disablePerson(theConsole(), a), disablePerson(theConsole(), b)]],
    [
      "demote and disable",
      (a: string, b: string) => [changeRole(theConsole(), a, "operator"), disablePerson(theConsole(), b)],
    ],
  ])("remains when two admins %s each other at once, ten times over", async (_, attempt) => {
    for (let round = 0; round < 10; round += 1) {
      const [one, two] = [await person("admin"), await person("admin")];
      await onlyAdmins(one.id, two.id);
      const ends = await Promise.allSettled(attempt(one.id, two.id));
      expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await activeAdmins()).toBe(1);
    }
  });

  it("remains when six admins are disabled at once", async () => {
    const admins = await Promise.all(Array.from({ length: 6 }, () => person("admin")));
    await onlyAdmins(...admins.map(({ id }) => id));
    await Promise.allSettled(admins.map(({ id }) => disablePerson(theConsole(), id)));
    expect(await activeAdmins()).toBe(1);
  });
});

describe("an admin", () => {
  it("cannot demote, disable or reset themselves", async () => {
    const [boss] = [await person("admin"), await person("admin")];
    for (const change of [
      changeRole(as(boss), boss.id, "operator"),
      disablePerson(as(boss), boss.id),
      resetPassword(as(boss), boss.id),
    ]) {
      await expect(change).rejects.toMatchObject({ messageKey: "people.notYourself" });
    }
  });

  it("alone may list people", async () => {
    const [boss, auditor] = [await person("admin"), await person("auditor")];
    const listed = await listPeople(as(boss).actor);
    expect(listed.filter(({ isSelf }) => isSelf).map(({ id }) => id)).toEqual([boss.id]);
    expect(JSON.stringify(listed)).not.toContain("argon2id");
    await expect(listPeople(as(auditor).actor)).rejects.toMatchObject({ code: "not-allowed" });
  });

  it("is told when there was nothing to change", async () => {
    const [boss, someone] = [await person("admin"), await person("operator")];
    await expect(changeRole(as(boss), someone.id, "operator")).rejects.toMatchObject({
      code: "already-done",
    });
    await expect(enablePerson(as(boss), someone.id)).rejects.toMatchObject({ code: "already-done" });
    await expect(changeRole(as(boss), crypto.randomUUID(), "operator")).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("signing in", () => {
  it("answers alike to an unknown address, a wrong password and a disabled person", async () => {
    const [boss, someone] = [await person("admin"), await person("operator")];
    await disablePerson(as(boss), someone.id);
    const answers = [
      await trySignIn("nobody@example.com"),
      await trySignIn(boss.email, { password: "not this one, surely" }),
      await trySignIn(someone.email),
    ];
    expect(answers).toEqual([{ kind: "refused" }, { kind: "refused" }, { kind: "refused" }]);
  });

  it("counts the right password of a disabled person as a wrong try", async () => {
    const [boss, someone] = [await person("admin"), await person("operator")];
    await disablePerson(as(boss), someone.id);
    const limits = new SignInLimits();
    for (let tries = 0; tries < 5; tries += 1) await trySignIn(someone.email, { limits });
    expect(await trySignIn(someone.email, { limits })).toMatchObject({ kind: "wait" });
  });

  it("reads an address in any case and with spaces around it", async () => {
    const someone = await person("operator");
    expect(await trySignIn(`  ${someone.email.toUpperCase()} `)).toMatchObject({ kind: "signed-in" });
  });

  it("takes a password typed on another keyboard", async () => {
    const boss = await person("admin");
    const { oneTimePassword } = await addPerson(as(boss), {
      name: "W",
      email: "w@example.com",
      role: "operator",
    });
    const fullWidth = oneTimePassword.replace(/[a-z]/g, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
    );
    expect(await trySignIn("w@example.com", { password: fullWidth })).toMatchObject({ kind: "signed-in" });
  });

  it("slows down after five wrong tries, for an unknown address just the same", async () => {
    const someone = await person("operator");
    for (const email of [someone.email, "nobody-2@example.com"]) {
      const limits = new SignInLimits();
      const kinds: string[] = [];
      for (let tries = 0; tries < 7; tries += 1) {
        kinds.push((await trySignIn(email, { limits, password: "not this one, surely" })).kind);
      }
      expect(kinds).toEqual(["refused", "refused", "refused", "refused", "refused", "wait", "wait"]);
    }
  });

  it("gives a thousand guesses at once a handful of tries, and the right one no chance among them", async () => {
    const someone = await person("operator");
    const limits = new SignInLimits();
    const guesses = Array.from({ length: 1_000 }, (_, guess) =>
      trySignIn(someone.email, {
        limits,
        password: guess === 500 ? PASSWORD : `guess number ${guess}, wrong`,
      }),
    );
    const kinds = (await Promise.all(guesses)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "refused")).toHaveLength(5);
    expect(kinds).not.toContain("signed-in");
  });

  it("slows nobody else down, here or there", async () => {
    const [target, colleague] = [await person("operator"), await person("operator")];
    const limits = new SignInLimits();
    for (let tries = 0; tries < 20; tries += 1) {
      await trySignIn(target.email, { limits, address: "198.51.100.7", password: "not this one, surely" });
    }
    expect(await trySignIn(colleague.email, { limits, address: "198.51.100.7" })).toMatchObject({
      kind: "signed-in",
    });
    expect(await trySignIn(target.email, { limits, address: "192.0.2.200" })).toMatchObject({
      kind: "signed-in",
    });
  });
});

describe("all of it", () => {
  it("left an intact trail", async () => {
    expect(await verifyChain()).toMatchObject({ intact: true });
  });
});
