// A short-lived process of the start: makes what an empty console needs, and hands the supervisor the AccessKeys
// that the sandbox shall know. They come from the database, so a lost data folder changes nothing.
// Its answer goes over the channel, never to a stream: it holds secrets.
import { randomBytes } from "node:crypto";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import { openCredential } from "@/lib/credentials/server/open-credential";
import { ensureSandboxCredential } from "@/lib/credentials/server/sandbox-credential";
import { newId } from "@/lib/kernel/ids";
import { resetPassword } from "@/lib/people/server/change-person";
import { ensureFirstAdmin } from "@/lib/people/server/first-admin";
import { consoleKey } from "@/lib/platform/server/console-key";
import { closeDatabase, database } from "@/lib/platform/server/db";
import { SealError } from "@/lib/platform/server/seal";
import { Fault } from "../runtime/fault.ts";
import type { FirstAdmin, SandboxKey, SeedAnswer } from "./seed-answer.ts";

/** Looks like one of the vendor's, so that every screen shows what it would show of a real one. */
function newAccessKey(): { accessKeyId: string; accessKeySecret: string } {
  const letters = (bytes: number) => randomBytes(bytes).toString("base64url").replaceAll(/[-_]/g, "x");
  return { accessKeyId: `LTAI5t${letters(13)}`, accessKeySecret: letters(22) };
}

async function sandboxKeys(): Promise<SandboxKey[]> {
  // Retired ones too: results of what they started are still asked for with them.
  const where = { environment: "sandbox" } as const;
  const rows = await database().credential.findMany({ where, select: { id: true } });
  const opened = await Promise.all(rows.map(({ id }) => openCredential(id, "ask")));
  return opened.map(({ accessKeyId, accessKeySecret, securityToken }) => ({
    id: accessKeyId,
    secret: accessKeySecret,
    ...(securityToken ? { securityToken } : {}),
  }));
}

/** A one-time password for somebody who has lost theirs, when the start was asked for one. */
async function recover(email: string): Promise<FirstAdmin> {
  const where = { email: email.trim().toLowerCase() };
  const person = await database().person.findUnique({ where, select: { id: true } });
  if (!person) throw new Fault(`Nobody here has the address ${email}.`);
  return resetPassword(changedByConsole("start with --reset-password", newId()), person.id);
}

async function seed(): Promise<SeedAnswer> {
  // Before anything is written: with the wrong keys nothing that is sealed would ever open again.
  await consoleKey("audit-chain");
  const email = process.env.CONSOLE_ADMIN_EMAIL || "admin@localhost";
  const password = process.env.CONSOLE_ADMIN_PASSWORD || undefined;
  const lost = process.env.RESET_PASSWORD_OF;
  const firstAdmin = (await ensureFirstAdmin({ email, password })) ?? (lost ? await recover(lost) : null);
  await ensureSandboxCredential(newAccessKey());
  return { ok: true, firstAdmin, sandboxKeys: await sandboxKeys() };
}

function failure(error: unknown): SeedAnswer {
  if (error instanceof SealError) return { ok: false, wrongKeys: true, message: error.message };
  if (error instanceof Fault) return { ok: false, wrongKeys: false, message: error.message };
  return {
    ok: false,
    wrongKeys: false,
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

const answer = await seed().catch(failure);
await closeDatabase();
process.send?.(answer, () => process.exit(0));
