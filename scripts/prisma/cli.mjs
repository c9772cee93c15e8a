#!/usr/bin/env node
// The Prisma CLI with the project's schema engine: `node scripts/prisma/cli.mjs migrate status`, say.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { prismaEnvironment, prismaProgram } from "./environment.mjs";

const child = spawn(process.execPath, [prismaProgram, ...process.argv.slice(2)], {
  cwd: fileURLToPath(new URL("../../", import.meta.url)),
  env: prismaEnvironment(process.env),
  stdio: "inherit",
});
child.on("exit", (status, signal) => {
  process.exitCode = signal ? 1 : (status ?? 1);
});
