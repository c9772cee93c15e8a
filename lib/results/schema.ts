import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/reason-schema";

const id = z.uuid("invalid");

export const lookSchema = z.object({ id, reason: reasonSchema });
export const eraseSchema = z.object({ id, reason: reasonSchema });
