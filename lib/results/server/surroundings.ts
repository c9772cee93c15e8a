import "server-only";
import type { CloudauthClient } from "@/lib/cloudauth/server/client";
import type { VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { type Clock, systemClock } from "@/lib/kernel/clock";
import { callWithin } from "@/lib/limits/server/call-within";

/** The one way in which results are asked for; `callWithin` of lib/limits. Rejects when nothing could be sent. */
export type CallVendor = <T>(
  credentialId: string,
  operation: "CheckResult" | "CheckVerifyLog" | "DeleteVerifyResult",
  patienceMs: number,
  send: (client: CloudauthClient) => Promise<VendorOutcome<T>>,
) => Promise<VendorOutcome<T>>;

/** What lies outside: the time and the vendor. Tests play both. */
export type Surroundings = { now: Clock; call: CallVendor };

/** A person looks at the screen meanwhile; a job has time. */
export const PATIENCE_MS = { person: 5_000, job: 20_000 };

export const REAL: Surroundings = { now: systemClock, call: callWithin };
