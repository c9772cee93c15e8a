import { z } from "zod";
import { readCursor } from "@/lib/kernel/paging";
import { MOST_REFRESHED } from "@/lib/transactions/list-size";
import { SHOWN_STATES } from "@/lib/transactions/state";

/** What a list may be narrowed to; null means everything. The same names stand in the page's address. */
export const listFilterSchema = z.object({
  state: z.enum(SHOWN_STATES).nullable().catch(null).default(null),
  docType: z
    .string()
    .regex(/^\d{1,12}$/)
    .nullable()
    .catch(null)
    .default(null),
  /** Only what needs a look; `1` in an address. */
  look: z
    .literal("1")
    .transform(() => true)
    .catch(false)
    .default(false),
});

export type ListFilter = z.output<typeof listFilterSchema>;

export const NO_FILTER: ListFilter = { state: null, docType: null, look: false };

/** The list as its route takes it: filters, where to go on, and row ids whose newest version is wanted too. */
export const listQuerySchema = listFilterSchema.extend({
  cursor: z
    .string()
    .refine((cursor) => readCursor(cursor) !== null)
    .optional(),
  refresh: z
    .string()
    .transform((ids) => ids.split(",").filter((id) => id !== ""))
    .pipe(z.array(z.uuid()).max(MOST_REFRESHED))
    .optional(),
});
