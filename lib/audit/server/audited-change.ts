import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import type { AuditEvent } from "@/lib/audit/events";
import { appendEntries } from "@/lib/audit/server/append";
import type { Actor } from "@/lib/auth/actor-type";
import { database } from "@/lib/platform/server/db";
import type { Prisma } from "@/prisma/generated/client";

export type { ChangedBy } from "@/lib/audit/changed-by";

/** Writers take turns at the head of the chain: many at once must wait, not fail. Milliseconds. */
const PATIENCE = { maxWait: 10_000, timeout: 15_000 };

declare const heldOpen: unique symbol;

/** An open transaction that will leave a trace. Only this file hands one out; writing repositories take no less. */
export type Tx = Prisma.TransactionClient & { readonly [heldOpen]: true };

export type Trail = { add(entry: AuditEvent): void };

/** Facts that are their own record and would only repeat themselves in the trail. */
export type UnauditedReason = "session-seen" | "sign-in-attempt" | "callback-delivery";

/** Somebody signed in, named for the trail. */
export function changedBy(actor: Actor, requestId: string): ChangedBy {
  return { actor, label: actor.name, requestId };
}

/** The console acting by itself: `label` says which part of it. */
export function changedByConsole(label: string, requestId: string): ChangedBy {
  return { actor: null, label, requestId };
}

/**
 * Changes stored data and writes the trail in one transaction: neither exists without the other. Throws, and
 * rolls the change back, when `change` added nothing to the trail. Never call a vendor inside.
 */
export async function auditedChange<T>(
  by: ChangedBy,
  change: (tx: Tx, trail: Trail) => Promise<T>,
): Promise<T> {
  return database().$transaction(async (client) => {
    const entries: AuditEvent[] = [];
    const result = await change(client as Tx, { add: (entry) => entries.push(entry) });
    if (entries.length === 0) throw new Error("A change left no entry in the trail and was rolled back");
    await appendEntries(client, by, entries);
    return result;
  }, PATIENCE);
}

/** A write without an entry, for the closed list of reasons above and nothing else. */
export async function unauditedWrite<T>(_reason: UnauditedReason, write: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction((client) => write(client as Tx));
}
