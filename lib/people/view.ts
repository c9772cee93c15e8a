import type { Role } from "@/lib/auth/permissions";

/** A person as the list shows them; times are ISO strings in UTC. */
export type PersonView = {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** The reader's own row: it cannot be demoted or disabled by themselves. */
  isSelf: boolean;
  /** Has a one-time password that was not replaced yet. */
  mustChangePassword: boolean;
  createdAt: string;
  lastSeenAt: string | null;
  disabledAt: string | null;
};

/** Shown once and kept nowhere. */
export type OneTimePassword = { personId: string; name: string; email: string; oneTimePassword: string };
