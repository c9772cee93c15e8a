/** What the console found when it asked an own callback address the way the vendor will. */
export type PreflightVerdict =
  | { kind: "reachable"; status: number; durationMs: number }
  /** It answered, but the vendor wants a 2xx. `redirectTo` is where it wanted to send the call; not followed. */
  | { kind: "answered-otherwise"; status: number; redirectTo: string | null; durationMs: number }
  /** Not asked, or asked in vain. `problem` names why. */
  | { kind: "unreachable"; problem: string; durationMs: number };

/** When this MetaInfo was sent before, as an ISO string; null when it was not. */
export type MetaInfoUse = { usedAt: string | null };
