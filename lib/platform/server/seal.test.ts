import fc from "fast-check";
import { expect, test } from "vitest";
import type { SealingKey } from "@/lib/platform/server/keys";
import { openBytesWith, openWith, SealError, sealBytesWith, sealWith } from "@/lib/platform/server/seal";

const RUNS = { numRuns: 1_000 };
const key = (id: string, fill: number): SealingKey => ({ id, key: Buffer.alloc(32, fill) });
const keys: [SealingKey, ...SealingKey[]] = [key("k1", 1)];
const text = fc.string({ unit: "binary", maxLength: 300 });
const context = fc.string({ minLength: 1, maxLength: 60 });

function reasonOf(open: () => unknown): string {
  try {
    open();
    return "opened";
  } catch (error) {
    return error instanceof SealError ? error.reason : `threw ${error}`;
  }
}

test("what was sealed opens again under its context", () => {
  fc.assert(
    fc.property(
      text,
      context,
      (plain, where) => openWith(keys, sealWith(keys, plain, where), where) === plain,
    ),
    RUNS,
  );
});

test("two seals of one text differ", () => {
  expect(sealWith(keys, "secret", "a")).not.toBe(sealWith(keys, "secret", "a"));
});

test("one flipped bit anywhere in nonce, tag or text keeps it shut", () => {
  fc.assert(
    fc.property(text, context, fc.nat(), fc.nat({ max: 7 }), (plain, where, at, bit) => {
      const [format, id, encoded = ""] = sealWith(keys, plain, where).split(".");
      const bytes = Buffer.from(encoded, "base64url");
      const place = at % bytes.length;
      bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << bit), place);
      const flipped = `${format}.${id}.${bytes.toString("base64url")}`;
      expect(reasonOf(() => openWith(keys, flipped, where))).toBe("not-authentic");
    }),
    RUNS,
  );
});

test("it does not open for another row or column", () => {
  fc.assert(
    fc.property(text, context, context, (plain, here, there) => {
      fc.pre(here !== there);
      expect(reasonOf(() => openWith(keys, sealWith(keys, plain, here), there))).toBe("not-authentic");
    }),
    RUNS,
  );
});

test("after a rotation the new key seals and the old one still opens", () => {
  fc.assert(
    fc.property(text, context, (plain, where) => {
      const old = sealWith(keys, plain, where);
      const rotated: [SealingKey, ...SealingKey[]] = [key("k2", 2), ...keys];
      expect(openWith(rotated, old, where)).toBe(plain);
      expect(sealWith(rotated, plain, where)).toMatch(/^s1\.k2\./);
      expect(reasonOf(() => openWith([key("k2", 2)], old, where))).toBe("unknown-key");
    }),
    RUNS,
  );
});

test("a sealed text does not open under another key that took over the same id, nor under a changed id", () => {
  const sealed = sealWith(keys, "secret", "a");
  expect(reasonOf(() => openWith([key("k1", 9)], sealed, "a"))).toBe("not-authentic");
  const renamed = sealed.replace(".k1.", ".k3.");
  expect(reasonOf(() => openWith([{ id: "k3", key: Buffer.alloc(32, 1) }], renamed, "a"))).toBe(
    "not-authentic",
  );
});

test("what is no sealed text is refused as such, without being quoted", () => {
  for (const broken of ["", "secret", "s1.k1.", "s1.k1.AAAA", "s2.k1.AAAA", "s1.k1.=", "s1.k1.AA AA"]) {
    expect(
      reasonOf(() => openWith(keys, broken, "a")),
      broken,
    ).toBe("malformed");
  }
  expect(() => openWith(keys, "my-plain-secret", "a")).toThrow(/^The text is not a sealed one\.$/);
});

test("sealed bytes open under their key and context alone, and never with a bit flipped", () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(bytes, context, context, fc.nat(), fc.nat({ max: 7 }), (plain, here, there, at, bit) => {
      fc.pre(here !== there);
      const sealed = sealBytesWith(keys, plain, here);
      expect(openBytesWith(keys, sealed, here).equals(plain)).toBe(true);
      expect(reasonOf(() => openBytesWith(keys, sealed, there))).toBe("not-authentic");
      expect(reasonOf(() => openBytesWith([key("k2", 2)], sealed, here))).toBe("unknown-key");
      const place = at % sealed.length;
      sealed.writeUInt8(sealed.readUInt8(place) ^ (1 << bit), place);
      expect(reasonOf(() => openBytesWith(keys, sealed, here))).not.toBe("opened");
    }),
    RUNS,
  );
});

test("a sealed text is no sealed bytes, nor is anything too short", () => {
  for (const broken of ["", "b1.k1.", `b1.k1.${"x".repeat(27)}`, sealWith(keys, "secret", "a")]) {
    expect(reasonOf(() => openBytesWith(keys, Buffer.from(broken), "a"))).toBe("malformed");
  }
});
