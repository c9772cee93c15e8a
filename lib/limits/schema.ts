import { z } from "zod";
import { PACED_OPERATIONS } from "@/lib/limits/operations";

export const breakerSchema = z.object({
  credentialId: z.uuid("invalid"),
  operation: z.enum(PACED_OPERATIONS, "choose"),
});

export const headRoomSchema = z.object({ credentialId: z.uuid("invalid").optional() });
