import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// A plain `npx prisma …` must not try to download an engine either.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
  new URL("scripts/prisma/schema-engine.mjs", import.meta.url),
);

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // Not `env()`, which throws: `prisma generate` needs no database.
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
