import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_PASSWORD, passwordProblem, SHORTEST_PASSWORD } from "@/lib/auth/password-rules";

const OWN = { email: "mei.lin@example.com", name: "Mei Lin" };
const problem = (password: string) => passwordProblem(password, OWN);

describe("a new password", () => {
  it.each([
    ["", "tooShort"],
    ["fourteen chars", "tooShort"],
    // Fourteen code points in twenty-eight UTF-16 units.
    ["🦊🐼🐸🦁🐨🐯🐰🐻🐷🐮🐵🐔🐧🐤", "tooShort"],
    ["q".repeat(LONGEST_PASSWORD + 1), "tooLong"],
    ["aaaaaaaaaaaaaaaaaaaa", "repeated"],
    ["abababababababababab", "repeated"],
    ["x7!kx7!kx7!kx7!kx7!k", "repeated"],
    ["1122112211221122", "repeated"],
    ["mei.lin goes to sea", "containsOwn"],
    ["my MEI LIN password", "containsOwn"],
    ["xx mei.lin@example.com xx", "containsOwn"],
    ["passwordpassword1", "guessable"],
    ["Password123456789", "guessable"],
    ["P@ssw0rd-P4ssw0rd!", "guessable"],
    ["qwertyuiopasdfgh", "guessable"],
    ["1qaz2wsx3edc4rfv", "guessable"],
    ["abcdefghijklmnopq", "guessable"],
    ["9876543210987654", "guessable"],
    ["administrator2026", "guessable"],
    ["Welcome to Alibaba Cloud 2026", "guessable"],
    ["changeme-changeme", "guessable"],
    ["iloveyou iloveyou2", "guessable"],
    ["IDVerificationConsole", "guessable"],
    ["woaini-zhongguo-888", "guessable"],
  ])("%j is refused as %s", (password, expected) => {
    expect(problem(password)).toBe(expected);
  });

  it.each([
    "ferry quartz lantern 88 moss",
    "correct horse battery staple",
    "Tr0ub4dor&3-tightrope",
    "839274650192837465",
    "窗外有三只乌鸦在屋顶上争论天气变化",
    "🦊🐼🐸🦁🐨🐯🐰🐻🐷🐮🐵🐔🐧🐤🦉",
    "      spaces count too     ",
    "ẞtraße nach Ürümqi über Łódź",
    "passwordless ferries drift northward",
  ])("%j is taken", (password) => {
    expect(problem(password)).toBeNull();
  });

  it("may be of any kind of characters: length is all that random letters need", () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."bcdfghjkmnpqrtvwxz"),
      minLength: 24,
      maxLength: LONGEST_PASSWORD,
    });
    fc.assert(fc.property(letters, (password) => new Set(password).size < 8 || problem(password) === null));
  });

  it("below the shortest is always too short, above the longest always too long", () => {
    const text = (minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(..."aZ0 é漢🦊"), minLength, maxLength });
    fc.assert(fc.property(text(0, SHORTEST_PASSWORD - 1), (short) => problem(short) === "tooShort"));
    fc.assert(fc.property(text(257, 400), (long) => problem(long) === "tooLong"));
  });

  it("is judged the same however its letters are encoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (password) => {
        return problem(password.normalize("NFD")) === problem(password.normalize("NFC"));
      }),
    );
  });
});
