import type { Actor } from "@/lib/auth/actor-type";

/** On whose behalf stored data changes. */
export type ChangedBy = {
  /** Null for the console itself. */
  actor: Actor | null;
  /** The name the trail shows, readable when the person is long gone. */
  label: string;
  requestId: string;
};

/** Somebody signed in, named for the trail. */
export function changedBy(actor: Actor, requestId: string): ChangedBy {
  return { actor, label: actor.name, requestId };
}

/** The console acting by itself: `label` says which part of it. */
export function changedByConsole(label: string, requestId: string): ChangedBy {
  return { actor: null, label, requestId };
}
