import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { addCredentialSchema, credentialAccountSchema } from "@/lib/credentials/schema";
import { addPersonSchema } from "@/lib/people/schema";
import { savePresetSchema } from "@/lib/presets/schema";
import { eraseSchema, lookSchema } from "@/lib/results/schema";
import { closeSchema } from "@/lib/transactions/schema";

const id = "00000000-0000-7000-8000-000000000000";
const person = { email: "a@example.com", role: "operator" };
const key = { environment: "sandbox", endpoint: "sandbox", accessKeyId: "k", accessKeySecret: "s" };
const preset = { id: null, shared: false, values: {}, locked: [] };

/** Texts by which people call things, or say why: kept for good, and read by others. */
const TEXTS: [string, z.ZodType, string, (text: string) => unknown][] = [
  ["a person's name", addPersonSchema, "name", (name) => ({ ...person, name })],
  ["a credential's name", addCredentialSchema, "name", (name) => ({ ...key, name })],
  ["a credential's account", credentialAccountSchema, "account", (account) => ({ id, account })],
  ["a preset's name", savePresetSchema, "name", (name) => ({ ...preset, note: "", name })],
  ["a preset's note", savePresetSchema, "note", (note) => ({ ...preset, name: "n", note })],
  ["the reason of closing", closeSchema, "reason", (reason) => ({ id, reason })],
  ["the reason of looking", lookSchema, "reason", (reason) => ({ id, reason })],
  ["the reason of erasing", eraseSchema, "reason", (reason) => ({ id, reason })],
];

describe.each(TEXTS)("%s", (_what, schema, field, holding) => {
  const said = (text: string) =>
    schema.safeParse(holding(text)).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

  test("is taken in any script", () => {
    for (const text of ["Ana María", "张三 核对", "שלום", "عليكم", "Ünal 🙂👩‍💻"])
      expect(said(text)).toEqual([]);
  });

  test("is refused when nothing of it can be seen", () => {
    for (const text of ["\u200b\u200b\u200b", "\u3164\u3164\u3164", "\u2060\ufe0f\u00ad"]) {
      expect(said(text)).toContainEqual([field, "invisible"]);
    }
  });

  test("is refused when it turns the direction of what follows, and that is what is said first", () => {
    for (const text of ["approved \u202edeifilauq toN", "abc\u2066def\u2069"]) {
      expect(said(text)[0]).toEqual([field, "turnsDirection"]);
    }
  });
});
