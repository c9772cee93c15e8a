import { readdirSync } from "node:fs";
import { matchesGlob } from "node:path";
import { describe, expect, test } from "vitest";
import { blocks, readDocument } from "@/docs/testing/read-documents";
import { mayMove, TRANSACTION_STATES } from "@/lib/transactions/state";
import { LAYERS } from "@/scripts/layers/table.mjs";

const text = readDocument("docs/architecture.md");
const diagrams = blocks(text, "mermaid");
const diagramAfter = (heading: string) => {
  const [block = ""] = blocks(text.slice(text.indexOf(`\n${heading}\n`)), "mermaid");
  return block;
};

/** Folders of each node of the diagram of layers, by the node's id. */
function layerNodes(diagram: string): Map<string, string[]> {
  const nodes = [...diagram.matchAll(/^ *(\w+)\["(.+?)"\]$/gm)];
  return new Map(nodes.map(([, id = "", label = ""]) => [id, label.split("<br/>")]));
}

type Arrow = { from: string; to: string };

function folderArrows(diagram: string): Arrow[] {
  const nodes = layerNodes(diagram);
  const arrows = [...diagram.matchAll(/^ *(\w+) --> (\w+)$/gm)];
  return arrows.flatMap(([, above = "", below = ""]) =>
    (nodes.get(above) ?? []).flatMap((from) => (nodes.get(below) ?? []).map((to) => ({ from, to }))),
  );
}

const filesOf = (folder: string) => ["x.ts", "actions.ts", "server/x.ts"].map((name) => `${folder}/${name}`);

function covers(patterns: readonly string[], file: string): boolean {
  const excluded = patterns.some((pattern) => pattern.startsWith("!") && matchesGlob(file, pattern.slice(1)));
  return !excluded && patterns.some((pattern) => matchesGlob(file, pattern));
}

/** Whether the table lets any file of one folder import any file of the other. */
function mayImport(from: string, to: string): boolean {
  if (from === "app") return true;
  const rules = LAYERS.filter(({ files }) => filesOf(from).some((file) => covers(files, file)));
  return rules.some(({ may }) => filesOf(to).some((file) => covers(may, file)));
}

const foldersIn = (parent: string) =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${parent}/${name}`);

describe("the diagram of layers", () => {
  const diagram = diagramAfter("## Layers");
  const named = [...layerNodes(diagram).values()].flat();

  test("has every folder of lib and components, and no other", () => {
    expect(named.toSorted()).toEqual(["app", ...foldersIn("lib"), ...foldersIn("components")].toSorted());
  });

  test("has an arrow at every node", () => {
    const ends = folderArrows(diagram).flatMap(({ from, to }) => [from, to]);
    expect(named.filter((folder) => !ends.includes(folder))).toEqual([]);
  });

  test.each(folderArrows(diagram))("$from may import $to, and never the other way", ({ from, to }) => {
    expect(mayImport(from, to)).toBe(true);
    expect(mayImport(to, from)).toBe(false);
  });

  test("every folder of lib has its line in the table below it", () => {
    const lines = text.match(/^\| `lib\/.+$/gm)?.join("\n") ?? "";
    expect(foldersIn("lib").filter((folder) => !lines.includes(`\`${folder}\``))).toEqual([]);
  });
});

test("the diagram of states has the moves of the code, and no other", () => {
  const drawn = [...diagramAfter("## The life of a transaction").matchAll(/^ *([a-z]+) --> ([a-z]+)$/gm)];
  const moves = TRANSACTION_STATES.flatMap((from) =>
    TRANSACTION_STATES.filter((to) => mayMove(from, to)).map((to) => `${from} ${to}`),
  );
  expect(drawn.map(([, from, to]) => `${from} ${to}`).toSorted()).toEqual(moves.toSorted());
});

test("the diagram of processes has the programs that the start runs", () => {
  const start = readDocument("scripts/start/main.ts");
  const programs = [...start.matchAll(/file: "(.+?)"/g)].map(([, file]) => file);
  expect(programs).toHaveLength(2);
  for (const program of programs) expect(diagrams[0]).toContain(program);
});
