import type { Actor } from "@/lib/auth/actor-type";

/** On whose behalf stored data changes. */
export type ChangedBy = {
  /** Null for the console itself. */
  actor: Actor | null;
  /** The name the trail shows, readable when the person is long gone. */
  label: string;
  requestId: string;
};
