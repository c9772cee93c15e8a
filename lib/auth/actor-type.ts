import type { Role } from "@/lib/auth/permissions";

/** Somebody who is signed in, as the database knew them when this request began. */
export type Actor = {
  personId: string;
  sessionId: string;
  name: string;
  email: string;
  role: Role;
  /** While true everything but changing the password and signing out is refused. */
  mustChangePassword: boolean;
};
