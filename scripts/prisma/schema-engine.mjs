#!/usr/bin/env node
// The program that the Prisma CLI runs as its schema engine (PRISMA_SCHEMA_ENGINE_BINARY).
//
// The CLI normally downloads a native one at every command, which fails on a closed network. This one speaks the
// same protocol (JSON-RPC, one message a line, over stdin and stdout) and lets the WebAssembly build of the very
// same engine, which npm installs, do the work.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runDatabaseCommand } from "./database-commands.mjs";
import { logLine } from "./engine-log.mjs";
import { loadEngine } from "./engine-wasm.mjs";
import { migrationAdapter } from "./migration-adapter.mjs";
import { withMigrationLock } from "./migration-lock.mjs";

/** JSON-RPC error code under which the CLI looks for the details of an engine error. */
const ENGINE_ERROR = 4466;
/** Message id of what the engine sends of its own accord; the CLI's own ids count up from 1. */
const OWN_MESSAGE_ID = 1_000_000_000;

const argv = process.argv.slice(2);
const valuesOf = (name) => argv.flatMap((word, at) => (word === name ? [argv[at + 1]] : []));
const url = JSON.parse(valuesOf("--datasource")[0] ?? "{}").url;

if (argv.includes("cli")) process.exit(await runDatabaseCommand(argv.at(-1), url));

const datamodels = valuesOf("--datamodels").map((path) => [path, readFileSync(path, "utf8")]);
const adapter = migrationAdapter(url);
let engine;
/** The request being answered: a panic of the engine surfaces outside any promise. */
let current;

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

async function call(method, params) {
  engine ??= loadEngine(datamodels, adapter);
  const loaded = await engine;
  if (method === "getDatabaseVersion") return loaded.version(params);
  if (typeof loaded[method] !== "function") throw new Error(`The schema engine has no method ${method}.`);
  if (method === "applyMigrations") return withMigrationLock(url, () => loaded.applyMigrations(params));
  return loaded[method](params);
}

/** The engine names an error of the adapter only by its number in the adapter's register. */
function realError(error) {
  const number = /^External error id#(\d+)$/.exec(error?.message ?? "")?.[1];
  return (number && adapter.errorRegistry.consumeError(Number(number))?.error) || error;
}

function sendError(id, thrown) {
  const error = realError(thrown);
  const message = error?.message ?? String(error);
  const data = { is_panic: false, message, error_code: error?.code, meta: error?.meta };
  send({ id, error: { code: ENGINE_ERROR, message, data } });
}

async function answer({ id, method, params }) {
  current = id;
  try {
    const result = (await call(method, params)) ?? {};
    // The native engine prints a diff itself, by asking the CLI to; this build only returns it.
    if (method === "diff" && result.stdout != null) {
      send({ id: OWN_MESSAGE_ID, method: "print", params: { content: result.stdout } });
    }
    send({ id, result });
  } catch (error) {
    sendError(id, error);
  }
}

// Without an answer the CLI would take the end of its engine for success.
process.on("uncaughtException", (error) => {
  sendError(current, error);
  process.exitCode = 1;
  process.stdin.destroy();
});

// One at a time and in order: the engine holds one connection and the CLI relies on the sequence.
let queue = Promise.resolve();
const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const message = JSON.parse(line);
  if (message.method) queue = queue.then(() => answer(message));
});
lines.on("close", () => {
  queue.then(
    () => process.exit(0),
    (error) => {
      logLine("ERROR", String(error));
      process.exit(1);
    },
  );
});
