import { z } from "zod";
import { nameSchema, optionalNameSchema } from "@/lib/kernel/name-schema";

// Messages are keys: defineAction and the forms put them into the reader's language.

export const ENVIRONMENTS = ["sandbox", "live"] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

const required = z.string("required").trim().min(1, "required");
/** What an HTTP header takes. Nothing narrower: an odd shape is worth a warning, not a refusal. */
const sendable = /^[!-~]*$/;

/** What a call needs; secrets are trimmed because copying them picks up line ends. */
const key = z.object({
  environment: z.enum(ENVIRONMENTS, "choose"),
  endpoint: required.max(200, "tooLong"),
  accessKeyId: required.max(128, "tooLong").regex(sendable, "invalid"),
  accessKeySecret: required.max(256, "tooLong").regex(sendable, "invalid"),
  securityToken: z.string().trim().max(4096, "tooLong").regex(sendable, "invalid").default(""),
});

export const credentialTestSchema = key;

/** Empty: the key is an account of its own. */
const account = optionalNameSchema.default("");

export const addCredentialSchema = key.extend({
  name: nameSchema,
  account,
});

export const credentialAccountSchema = z.object({ id: z.uuid("invalid"), account });

export const credentialIdSchema = z.object({ id: z.uuid("invalid") });

export type CredentialKey = z.infer<typeof key>;
export type AddCredentialInput = z.infer<typeof addCredentialSchema>;
export type CredentialAccountForm = z.input<typeof credentialAccountSchema>;
export type AddCredentialForm = z.input<typeof addCredentialSchema>;

export type ShapeWarning = "accessKeyId" | "accessKeySecret" | "missingToken" | "needlessToken";

/**
 * What looks unusual about a key, none of it a reason to refuse: ids are `LTAI` and about 20 characters, those of
 * temporary credentials start with `STS.` and come with a token; secrets are 30 letters and digits, or 44 for STS.
 */
export function shapeWarnings(typed: {
  environment: string;
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
}): ShapeWarning[] {
  if (typed.environment === "sandbox") return [];
  const id = typed.accessKeyId.trim();
  const secret = typed.accessKeySecret.trim();
  const token = typed.securityToken?.trim() ?? "";
  const temporary = id.startsWith("STS.");
  const warnings: ShapeWarning[] = [];
  if (id && !/^(LTAI[A-Za-z0-9]{12,24}|STS\.[A-Za-z0-9]{16,40})$/.test(id)) warnings.push("accessKeyId");
  if (secret && !/^[A-Za-z0-9]{28,48}$/.test(secret)) warnings.push("accessKeySecret");
  if (temporary && !token) warnings.push("missingToken");
  if (id && !temporary && token) warnings.push("needlessToken");
  return warnings;
}
