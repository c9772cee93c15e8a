import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  anchors,
  blocks,
  boldTexts,
  codeSpans,
  linkTargets,
  readDocument,
  readDocuments,
} from "@/docs/testing/read-documents";
import { messagesOf } from "@/lib/i18n/messages";
import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { PARAMETER_GROUPS } from "@/lib/initialize/parameters";
import { SETTINGS } from "@/lib/platform/server/settings";

const FOLDERS = /^(\.ci|app|bench|components|docs|e2e|lib|prisma|public|scripts)\//;
const ROOT_FILE = /^\.?[\w.-]+\.(ts|mjs|json|md|example)$/;
/** Made by a run, not kept. */
const MADE = ["bench/results/", "prisma/generated"];

/** Paths that a document names: in backticks, and in its diagrams. `<feature>` in one stands for any. */
function namedPaths(text: string): string[] {
  const inDiagrams = blocks(text, "mermaid").flatMap((block) => block.split(/[\s"<>·]+/));
  const candidates = [...codeSpans(text), ...inDiagrams.filter((word) => FOLDERS.test(word))];
  return [...new Set(candidates)].filter(
    (word) =>
      (FOLDERS.test(word) || ROOT_FILE.test(word)) &&
      !word.includes(" ") &&
      !MADE.some((made) => word.startsWith(made)),
  );
}

function exists(path: string): boolean {
  const pattern = path.replace(/<[^>]+>/g, "*");
  return existsSync(path) || globSync(pattern).length > 0;
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Every text that an English screen may show as a label. */
const labels = new Set([
  ...strings(messagesOf("en")),
  ...[...DOCUMENT_TYPES, ...DEVICE_PROFILES].map(({ name }) => name.en),
  ...PARAMETER_GROUPS.map(({ title }) => title.en),
]);

const scripts: Record<string, string> = JSON.parse(readFileSync("package.json", "utf8")).scripts;

describe.each(readDocuments())("$file", ({ file, text }) => {
  test("names only paths that exist", () => {
    expect(namedPaths(text).filter((path) => !exists(path))).toEqual([]);
  });

  test("links only to what exists", () => {
    const local = linkTargets(text).filter((target) => !target.includes("://"));
    const broken = local.filter((target) => {
      const [path = "", anchor] = target.split("#");
      const linked = path === "" ? file : join(dirname(file), path);
      if (!existsSync(linked)) return true;
      return anchor !== undefined && !anchors(readDocument(linked)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test("names only scripts of package.json", () => {
    const named = [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test.each(readDocuments().filter(({ file }) => file.endsWith("-guide.md")))(
  "$file says the labels of the screens as they are",
  ({ text }) => {
    const bold = boldTexts(text);
    expect(bold.length).toBeGreaterThan(10);
    expect(bold.filter((label) => !labels.has(label))).toEqual([]);
  },
);

test("the README's table names every setting and no other", () => {
  const rows = [...readDocument("README.md").matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(Object.keys(SETTINGS).toSorted());
});

test("CONTRIBUTING names every script of package.json", () => {
  const text = readDocument("docs/CONTRIBUTING.md");
  const missing = Object.keys(scripts).filter(
    (name) => !text.includes(`npm run ${name}`) && !text.includes(`npm ${name}`),
  );
  expect(missing).toEqual([]);
});
