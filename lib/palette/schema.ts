import { z } from "zod";
import { LONGEST_ID } from "@/lib/palette/id";

/** What somebody has typed or pasted: an id in full, or words of a name. */
export const findSchema = z.object({
  text: z
    .string()
    .trim()
    .min(1, "required")
    .max(LONGEST_ID, "tooLong")
    .regex(/^\P{Cc}+$/u, "invalid"),
});
