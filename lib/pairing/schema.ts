import { z } from "zod";
import { META_INFO_MAX_BYTES } from "@/lib/initialize/limits";
import { metaInfoProblems } from "@/lib/initialize/meta-info";

const metaInfoSchema = z
  .string()
  .max(META_INFO_MAX_BYTES)
  .refine((text) => metaInfoProblems(text).length === 0, "pairing.problems.metaInfo");

/** What a browser sends: the code is in its address. */
export const webClaimSchema = z.object({ metaInfo: metaInfoSchema });

/** What an app sends. Whatever is no code is a wrong one, so that both are answered alike. */
export const claimSchema = z.object({ code: z.string().max(1_000), metaInfo: metaInfoSchema });

export const pairingIdSchema = z.object({ id: z.uuid() });

/** What the person holding the phone may do in the sandbox. */
export const phoneOrderSchema = z.object({
  order: z.enum(["pass", "fail", "abandon"]),
  // 200 is the SubCode of a pass.
  subCode: z
    .string()
    .regex(/^(?!200$)[A-Za-z0-9]{1,8}$/)
    .optional(),
});
