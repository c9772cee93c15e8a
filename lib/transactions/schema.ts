import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/reason-schema";

/** Why a person gives up on an unknown outcome. */
export const closeSchema = z.object({ id: z.uuid("invalid"), reason: reasonSchema });
