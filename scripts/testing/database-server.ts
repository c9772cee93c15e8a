// Runs once before the database tests: one PostgreSQL (DATABASE_URL's, or one that is thrown away) and in it one
// migrated database that every test file gets a copy of.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres, THROWAWAY } from "../postgres/embedded.ts";
import { runPrisma } from "../prisma/run-cli.ts";
import { onDatabase, renamed } from "./admin-query.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the migrated database; it is only ever copied. */
    templateUrl: string;
  }
}

type Server = { url: string; stop: () => Promise<void> };

async function server(): Promise<Server> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), "console-test-postgres-"));
  const postgres = await startEmbeddedPostgres({ folder, settings: THROWAWAY });
  return {
    url: postgres.url("postgres"),
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await server();
  const template = `console_template_${process.pid}`;
  const templateUrl = renamed(url, template);
  const migrated = await runPrisma(["migrate", "deploy"], templateUrl);
  if (!migrated.ok) {
    await stop();
    throw new Error(`The migrations failed:\n${migrated.said}`);
  }
  project.provide("templateUrl", templateUrl);
  return async () => {
    await onDatabase(url, `DROP DATABASE "${template}" WITH (FORCE)`);
    await stop();
  };
}
