import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { draftSchema } from "@/lib/initialize/schema";
import { storableParameters, toWireParameters } from "@/lib/initialize/wire";
import { AppError } from "@/lib/kernel/errors";
import type { Locale } from "@/lib/kernel/localized-text";
import { maySendUnlisted } from "@/lib/settings/server/may-send-unlisted";
import { callbackAddress, canCallBack } from "@/lib/transactions/callback-address";
import { callbackOrigins } from "@/lib/transactions/server/callback-origins";
import { wasSentAs } from "@/lib/transactions/server/find-transaction";
import { hashMerchantUserId, hashMetaInfo } from "@/lib/transactions/server/merchant-user";
import type { Environment } from "@/lib/transactions/view";

/** A call ready to be sent: what travels, what may be kept of it, and the secrets of its callback. */
export type PreparedCall = {
  merchantBizId: string;
  docType: string;
  wire: Record<string, string>;
  stored: Record<string, string>;
  merchantUserHash: string;
  merchantUserHashed: boolean;
  callbackId: string;
  /** SHA-256 of the CallbackToken, null when none travels to this console. */
  callbackTokenHash: Uint8Array<ArrayBuffer> | null;
  metaInfoHash: Uint8Array<ArrayBuffer>;
};

/** Checks a draft against the rules that depend on where it goes, and fills in what only the server knows. */
export async function prepareCall(
  draft: InitializeDraft,
  environment: Environment,
  locale: Locale,
  rerunOfId: string | null = null,
): Promise<PreparedCall> {
  await checkDraft(draft, environment, locale);
  const callbackId = randomBytes(24).toString("base64url");
  const CallbackToken = randomBytes(32).toString("base64url");
  const person = await personOf(draft, rerunOfId);
  const metaInfoHash = await hashMetaInfo(draft.MetaInfo);
  const toConsole = draft.callbackTo === "console";
  const wire = toWireParameters(draft, {
    MerchantUserId: person.merchantUserHashed ? person.merchantUserHash : draft.MerchantUserId,
    CallbackUrl: toConsole ? callbackAddress(callbackOrigins()[environment], callbackId) : undefined,
    CallbackToken: toConsole ? CallbackToken : undefined,
  });
  return {
    merchantBizId: draft.MerchantBizId,
    docType: draft.DocType,
    wire,
    stored: storableParameters(wire),
    ...person,
    callbackId,
    metaInfoHash,
    callbackTokenHash: toConsole ? new Uint8Array(createHash("sha256").update(CallbackToken).digest()) : null,
  };
}

/** Of a repetition the person may be named by the hash that was sent for them: then they are the same person. */
async function personOf(
  { MerchantUserId, hashMerchantUserId: hashed }: InitializeDraft,
  rerunOfId: string | null,
) {
  if (rerunOfId !== null && !hashed && (await wasSentAs(rerunOfId, MerchantUserId))) {
    return { merchantUserHash: MerchantUserId, merchantUserHashed: true };
  }
  return { merchantUserHash: await hashMerchantUserId(MerchantUserId), merchantUserHashed: hashed };
}

/** @throws AppError with what is wrong on its field (`draft.MetaInfo`), when it may not be sent there */
export async function checkDraft(
  draft: InitializeDraft,
  environment: Environment,
  locale: Locale,
): Promise<void> {
  const fieldErrors: Record<string, string> = {};
  const allowUnlisted = await maySendUnlisted(draft.DocType);
  const parsed = schemaFor(locale, environment, allowUnlisted).safeParse(draft);
  for (const issue of parsed.error?.issues ?? []) {
    fieldErrors[`draft.${issue.path.join(".")}`] ??= issue.message;
  }
  if (draft.callbackTo === "console" && !canCallBack(callbackOrigins(), environment)) {
    fieldErrors["draft.CallbackUrl"] ??= "transactions.problems.callbackNeedsHttps";
  }
  if (Object.keys(fieldErrors).length > 0) throw new AppError("bad-input", "badInput", { fieldErrors });
}

const schemas = new Map<string, ReturnType<typeof draftSchema>>();

/** Built once: that costs far more than checking a draft. */
function schemaFor(locale: Locale, environment: Environment, allowUnlistedDocType: boolean) {
  const name = `${locale} ${environment} ${allowUnlistedDocType}`;
  const allowLocalCallback = environment === "sandbox";
  const schema = schemas.get(name) ?? draftSchema(locale, { allowLocalCallback, allowUnlistedDocType });
  schemas.set(name, schema);
  return schema;
}
