import { z } from "zod";
import { ID_PATTERN, LONGEST_ID, SHORTEST_ID } from "@/lib/palette/id";

/** An id as somebody has pasted it. */
export const findSchema = z.object({
  id: z.string().trim().min(SHORTEST_ID, "tooShort").max(LONGEST_ID, "tooLong").regex(ID_PATTERN, "invalid"),
});
