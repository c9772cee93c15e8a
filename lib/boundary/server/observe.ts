import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { asAppError } from "@/lib/boundary/server/as-app-error";
import type { Entry } from "@/lib/boundary/server/registry";
import { log } from "@/lib/platform/server/log";
import { countEvent } from "@/lib/platform/server/metrics";

/** One request through a door, begun at `startedAt` (performance.now()). */
export type Passage = Entry & { requestId: string; actor: Actor | null; startedAt: number };

/** The one log line and the one count of a request. A failure that nobody foresaw is logged whole, for us alone. */
export function observe(passage: Passage, error?: unknown): void {
  const known = asAppError(error);
  const outcome = error === undefined ? "ok" : (known?.code ?? "internal");
  const line = {
    [passage.kind]: passage.name,
    requestId: passage.requestId,
    personId: passage.actor?.personId ?? null,
    outcome,
    durationMs: Math.round(performance.now() - passage.startedAt),
  };
  if (outcome === "internal") log.error({ ...line, err: error }, "request failed");
  // Without the stack: of a database that restarts every request tells the same.
  else if (known && known !== error) log.warn({ ...line, reason: wordsOf(error) }, "request");
  else log.info(line, "request");
  countEvent("console_requests_total", { kind: passage.kind, name: passage.name, outcome });
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message.trim().split("\n").at(-1) : "");
