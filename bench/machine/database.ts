import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "../../scripts/postgres/embedded.ts";
import { runPrisma } from "../../scripts/prisma/run-cli.ts";
import type { Stage } from "./stage.ts";

export type BenchDatabase = { url: string; pool: pg.Pool };

const NAME = "postgres";

/**
 * A PostgreSQL of this run alone, migrated. It keeps its commits as in production (no `fsync=off`): what is
 * compared is the way to the disk, so the disk must be in it.
 */
export async function openDatabase(stage: Stage): Promise<BenchDatabase> {
  const postgres = await startEmbeddedPostgres({ folder: join(stage.folder, "postgres") });
  stage.onLeave(postgres.stop, () => process.kill(postgres.pid, "SIGQUIT"));
  const url = postgres.url(NAME);
  const { ok, said } = await runPrisma(["migrate", "deploy"], url);
  if (!ok) throw new Error(`The migrations failed:\n${said}`);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // The servers under test hold the connections that count; this one only must not end the run.
  pool.on("error", () => {});
  stage.onLeave(
    () => pool.end(),
    () => {},
  );
  return { url, pool };
}
