import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

/** Any node of a syntax tree; what a node holds depends on its type. */
export type SyntaxNode = { type: string; start: number; [field: string]: unknown };

export type Source = { path: string; text: string; tree: SyntaxNode };

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Every node of a tree, parents first. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* nodesOf(child);
    }
  }
}

/** The parsed files of some folders, tests and generated code aside. Throws when one cannot be parsed. */
export function readSources(folders: readonly string[], extension: "tsx" | "{ts,tsx}"): Source[] {
  const patterns = folders.map((folder) => `${folder}/**/*.${extension}`);
  const paths = globSync(patterns, { cwd: ROOT }).filter(
    (path) => !/\.test\.|\/testing\/|\.d\.ts$/.test(path),
  );
  return paths.sort().map((path) => parseSource(path, readFileSync(`${ROOT}/${path}`, "utf8")));
}

export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const tree: unknown = program;
  if (!isNode(tree)) throw new Error(`${path}: no syntax tree`);
  return { path, text, tree };
}

/** `components/x.tsx:12`, for a message that leads to the place. */
export function placeOf(source: Source, node: SyntaxNode): string {
  return `${source.path}:${source.text.slice(0, node.start).split("\n").length}`;
}
