// `npm run migrate:dev -- <name>`: writes the migration from what prisma/migrations makes to what
// prisma/schema.prisma says, on a PostgreSQL that is thrown away, and generates the client anew.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres, THROWAWAY } from "../postgres/embedded.ts";
import { Fault } from "../runtime/fault.ts";
import { reportFault } from "../runtime/report-fault.ts";
import { runPrisma } from "./run-cli.ts";

const NOTHING = "-- This is an empty migration.";

async function prisma(words: string[], url: string): Promise<void> {
  const { ok, said } = await runPrisma(words, url);
  if (!ok) throw new Fault(`prisma ${words.slice(0, 2).join(" ")} failed.`, ...said.split("\n"));
}

async function writeMigration(name: string, url: string, scratch: string): Promise<void> {
  const script = join(scratch, "migration.sql");
  const difference = ["--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"];
  await prisma(["migrate", "diff", ...difference, "--script", "-o", script], url);
  if (readFileSync(script, "utf8").trim().startsWith(NOTHING)) {
    console.log("The migrations already make what the schema says.");
    return;
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join("prisma/migrations", `${stamp}_${name}`);
  mkdirSync(folder);
  copyFileSync(script, join(folder, "migration.sql"));
  console.log(`Written: ${folder}/migration.sql`);
  await prisma(["migrate", "deploy"], url);
}

async function main(): Promise<void> {
  const name = process.argv[2] ?? "";
  if (!/^[a-z0-9_]+$/.test(name)) throw new Fault("Name the migration: npm run migrate:dev -- add_presets");
  const folder = mkdtempSync(join(tmpdir(), "console-migrate-"));
  const postgres = await startEmbeddedPostgres({ folder, settings: THROWAWAY });
  try {
    await writeMigration(name, postgres.url("postgres"), folder);
    await prisma(["generate"], postgres.url("postgres"));
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
}

await main().catch(reportFault);
