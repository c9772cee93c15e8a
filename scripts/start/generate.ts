import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { runPrisma } from "../prisma/run-cli.ts";
import { Fault } from "../runtime/fault.ts";
import { hashOf } from "./source-hash.ts";

const STAMP = "node_modules/.cache/id-verification-console/generated";

/** True when prisma/generated is the client of this schema by this Prisma. */
export function isGenerated(): boolean {
  return (
    existsSync("prisma/generated/client.ts") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted()
  );
}

function wanted(): string {
  return hashOf(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
}

/** Makes the database client from the schema. @throws Fault */
export async function generateClient(): Promise<void> {
  const { ok, said } = await runPrisma(["generate"], "");
  if (!ok) throw new Fault("The database client could not be generated. Prisma said:", ...said.split("\n"));
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted());
}
