import { describe, expect, it } from "vitest";
import { passwordProblem } from "@/lib/auth/password-rules";
import {
  hashOfNobody,
  hashPassword,
  newOneTimePassword,
  verifyPassword,
} from "@/lib/auth/server/password-hash";

describe("a password's hash", () => {
  it("is argon2id in PHC form, with a salt of its own", async () => {
    const [one, two] = await Promise.all([hashPassword("same"), hashPassword("same")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
  });

  it("fits its password alone, of any length and script", async () => {
    for (const password of ["x", "é漢🦊 with spaces ", "p".repeat(256)]) {
      const hash = await hashPassword(password);
      expect(await verifyPassword(hash, password)).toBe(true);
      expect(await verifyPassword(hash, `${password}x`)).toBe(false);
    }
  });

  it.each(["", "plain", "$2b$10$abcdefghijklmnopqrstuv", "$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA"])(
    "that is none, %j, is an error and not a refusal",
    async (stored) => {
      await expect(verifyPassword(stored, "x")).rejects.toThrow("unreadable");
    },
  );

  it("of nobody fits no password and stays the same", async () => {
    expect(await hashOfNobody()).toBe(await hashOfNobody());
    expect(await verifyPassword(await hashOfNobody(), "")).toBe(false);
  });

  it("is made for so many at once and no more", async () => {
    const ends = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword("x")));
    const refused = ends.filter(({ status }) => status === "rejected");
    expect(refused.length).toBe(60 - 34);
    expect(refused[0]).toMatchObject({ reason: { code: "too-many-requests" } });
  });
});

describe("a one-time password", () => {
  it("obeys the rules, never repeats, and has no letters that look alike", () => {
    const made = Array.from({ length: 500 }, newOneTimePassword);
    expect(new Set(made).size).toBe(500);
    for (const password of made) {
      expect(password).toMatch(/^([a-hjkmnp-z2-9]{5}-){4}[a-hjkmnp-z2-9]{5}$/);
      expect(passwordProblem(password, { email: "a@b.example", name: "A" })).toBeNull();
    }
  });
});
