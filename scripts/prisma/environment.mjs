import { delimiter, dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The Prisma CLI's own entry. */
export const prismaProgram = fileURLToPath(
  new URL("../../node_modules/prisma/build/index.js", import.meta.url),
);

const schemaEngine = fileURLToPath(new URL("schema-engine.mjs", import.meta.url));

/**
 * The environment in which the CLI needs no network: our engine instead of a download, no look for news, no
 * hints, and this very Node first in PATH, because the CLI starts the engine by its `#!` line.
 */
export function prismaEnvironment(base) {
  return {
    ...base,
    PATH: [dirname(process.execPath), base.PATH].filter(Boolean).join(delimiter),
    PRISMA_SCHEMA_ENGINE_BINARY: schemaEngine,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
}
