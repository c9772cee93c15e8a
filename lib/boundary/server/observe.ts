import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { asAppError } from "@/lib/boundary/server/as-app-error";
import type { Entry } from "@/lib/boundary/server/registry";
import { log } from "@/lib/platform/server/log";
import { countEvent } from "@/lib/platform/server/metrics";
import { oncePerProcess } from "@/lib/platform/server/once";
import { seldom } from "@/lib/platform/server/seldom";

/** One request through a door, begun at `startedAt` (performance.now()). */
export type Passage = Entry & { requestId: string; actor: Actor | null; startedAt: number };

/** `err` of a failure that nobody foresaw, whole; `reason` of one that is told as another. */
type Line = { outcome: string; times?: number; err?: unknown; reason?: string | undefined };

const A_MINUTE = 60_000;
const AT_ONCE = 10;

/**
 * The one log line and the one count of a request. A failure that nobody foresaw is logged whole, for us alone. What
 * nobody signed in asks for, who may do so without end, is logged a few times a minute; the counts are whole.
 */
export function observe(passage: Passage, error?: unknown): void {
  const known = asAppError(error);
  const outcome = error === undefined ? "ok" : (known?.code ?? "internal");
  const line = {
    [passage.kind]: passage.name,
    requestId: passage.requestId,
    personId: passage.actor?.personId ?? null,
    outcome,
    durationMs: Math.round(performance.now() - passage.startedAt),
    ...(outcome === "internal" && { err: error }),
    // Without the stack: of a database that restarts every request tells the same.
    ...(known && known !== error && { reason: wordsOf(error) }),
  };
  if (passage.actor) write(line);
  // One kind must not hide another: refusals what is answered, malformed requests a failure.
  else ofStrangers(outcome === "ok" ? passage.name : outcome)(line);
  countEvent("console_requests_total", { kind: passage.kind, name: passage.name, outcome });
}

function write(line: Line): void {
  if (line.outcome === "internal") log.error(line, "request failed");
  else if (line.reason !== undefined) log.warn(line, "request");
  else log.info(line, "request");
}

/** The report for lines of this kind: one of the public doors, or a code of an error. */
function ofStrangers(kind: string): (line: Line) => void {
  const reports = oncePerProcess("log-of-strangers", () => new Map<string, (line: Line) => void>());
  let report = reports.get(kind);
  if (!report) {
    const say = (line: Line, times: number) => write(times > 1 ? { ...line, times } : line);
    report = seldom(say, A_MINUTE, Date.now, AT_ONCE);
    reports.set(kind, report);
  }
  return report;
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message.trim().split("\n").at(-1) : "");
