import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { prismaEnvironment, prismaProgram } from "./environment.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs the Prisma CLI against one database. `said` is all that it wrote, to show when it failed. */
export function runPrisma(words: string[], databaseUrl: string): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [prismaProgram, ...words], {
      cwd: root,
      env: { ...prismaEnvironment(process.env), DATABASE_URL: databaseUrl },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
    }
    child.on("error", (error) => resolve({ ok: false, said: error.message }));
    child.on("close", (status) => resolve({ ok: status === 0, said: said.trim() }));
  });
}
