// `npm run mutants`: breaks the project in known ways, one at a time and in a copy, and wants the tests to turn red.
// `npm run mutants -- early-ack no-timeout` tries only those.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres, THROWAWAY } from "../postgres/embedded.ts";
import type { Mutant } from "./mutant.ts";
import { runTests } from "./run-tests.ts";
import { copyProject } from "./scratch.ts";
import { MUTANTS, mutate } from "./table.ts";

type Tried = { mutant: Mutant; survivedIn: string[]; brokenIn: string[]; ms: number };

function chosen(ids: readonly string[]): readonly Mutant[] {
  const strange = ids.filter((id) => !MUTANTS.some((mutant) => mutant.id === id));
  if (strange.length > 0) throw new Error(`There is no mutant ${strange.join(", ")}.`);
  return ids.length === 0 ? MUTANTS : MUTANTS.filter(({ id }) => ids.includes(id));
}

async function tryMutant(folder: string, mutant: Mutant, env: Record<string, string>): Promise<Tried> {
  const begun = performance.now();
  const path = join(folder, mutant.file);
  const source = readFileSync(path, "utf8");
  writeFileSync(path, mutate(source, mutant));
  const tried: Tried = { mutant, survivedIn: [], brokenIn: [], ms: 0 };
  for (const file of mutant.tests) {
    const outcome = await runTests(folder, [file], { ...env, ...mutant.env });
    if (outcome === "green") tried.survivedIn.push(file);
    if (outcome === "broken") tried.brokenIn.push(file);
  }
  writeFileSync(path, source);
  return { ...tried, ms: performance.now() - begun };
}

function told({ mutant, survivedIn, brokenIn, ms }: Tried): string {
  const seconds = `${(ms / 1_000).toFixed(1).padStart(6)} s`;
  const word = survivedIn.length > 0 ? "SURVIVED" : brokenIn.length > 0 ? "BROKEN  " : "killed  ";
  const where = [...survivedIn, ...brokenIn].map((file) => `\n${" ".repeat(19)}${file}`).join("");
  return `${word} ${seconds}  ${mutant.id.padEnd(30)} ${mutant.breaks}${where}`;
}

async function main(folder: string, env: Record<string, string>): Promise<boolean> {
  const mutants = chosen(process.argv.slice(2));
  const files = [...new Set(mutants.flatMap(({ tests }) => tests))];
  console.log(`${mutants.length} mutants; first ${files.length} test files without any`);
  if ((await runTests(folder, files, env)) !== "green") {
    console.error("The tests are red already, so they could not tell a mutant.");
    return false;
  }
  const all: Tried[] = [];
  for (const mutant of mutants) {
    const tried = await tryMutant(folder, mutant, env);
    console.log(told(tried));
    all.push(tried);
  }
  const killed = all.filter(({ survivedIn, brokenIn }) => survivedIn.length + brokenIn.length === 0).length;
  console.log(`\n${killed} of ${all.length} mutants killed`);
  return killed === all.length;
}

const project = copyProject();
const place = mkdtempSync(join(tmpdir(), "console-mutants-postgres-"));
const postgres = process.env.DATABASE_URL
  ? undefined
  : await startEmbeddedPostgres({ folder: place, settings: THROWAWAY });
const env: Record<string, string> = postgres ? { DATABASE_URL: postgres.url("postgres") } : {};
const ok = await main(project.folder, env).finally(async () => {
  await postgres?.stop();
  project.remove();
  rmSync(place, { recursive: true, force: true });
});
process.exit(ok ? 0 : 1);
