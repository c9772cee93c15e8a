import { z } from "zod";
import { EVENT_NAMES, type EventName, SUBJECT_TYPES } from "@/lib/audit/events";
import type { AuditFilter } from "@/lib/audit/view";

const one = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

/** Filters as they stand in the page's address; what makes no sense there counts as not given. */
const filterSchema = z.object({
  event: one(z.enum(EVENT_NAMES as [EventName, ...EventName[]])),
  subjectType: one(z.enum(SUBJECT_TYPES as [string, ...string[]])),
  subjectId: one(z.string().min(1).max(64)),
  before: one(z.string().regex(/^[1-9]\d{0,17}$/)),
});

export function readAuditFilter(search: Record<string, string | string[] | undefined>): AuditFilter {
  return filterSchema.parse(search);
}

/** The page's address with these filters. */
export function auditHref(filter: AuditFilter): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value);
  return search.size ? `/audit?${search}` : "/audit";
}
