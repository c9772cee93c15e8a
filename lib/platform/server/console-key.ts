import "server-only";
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { pool } from "@/lib/platform/server/db";
import { oncePerProcess } from "@/lib/platform/server/once";
import { open, seal } from "@/lib/platform/server/seal";

const KEY_BYTES = 32;

/**
 * A key that the console needs for itself and that must never change (`audit-chain`, say): 32 random bytes made
 * at the first use, one value for all instances, kept sealed under CONSOLE_KEYS.
 */
export function consoleKey(name: string): Promise<KeyObject> {
  const known = oncePerProcess("console-keys", () => new Map<string, Promise<KeyObject>>());
  let key = known.get(name);
  if (!key) {
    key = readOrMake(name);
    known.set(name, key);
    // A database that was away for a moment must not be remembered as the key.
    key.catch(() => known.delete(name));
  }
  return key;
}

async function readOrMake(name: string): Promise<KeyObject> {
  const context = `console-key:${name}`;
  const stored = (await readSealed(name)) ?? (await make(name, context));
  // Node looks at bytes anew each time whether they are a key, ten times as long as it takes to use them.
  return createSecretKey(open(stored, context), "base64");
}

async function readSealed(name: string): Promise<string | undefined> {
  const found = await pool().query<{ sealed: string }>("SELECT sealed FROM console_key WHERE name = $1", [
    name,
  ]);
  return found.rows[0]?.sealed;
}

async function make(name: string, context: string): Promise<string> {
  const candidate = seal(randomBytes(KEY_BYTES).toString("base64"), context);
  await pool().query("INSERT INTO console_key (name, sealed) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", [
    name,
    candidate,
  ]);
  // Another instance may have been first; what is stored is the key.
  return (await readSealed(name)) ?? candidate;
}
