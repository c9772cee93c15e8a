import type { OpenBreaker } from "@/lib/limits/head-room";
import type { PacedOperation } from "@/lib/limits/operations";

/** A pause as admins see it. */
export type BreakerView = OpenBreaker & {
  /** One of the credentials concerned: closing it for this one closes it. */
  credentialId: string;
  /** Names of all credentials concerned. */
  names: string[];
  region: string;
  operation: PacedOperation;
};
