import { createHash, randomBytes } from "node:crypto";
import type { Actor } from "@/lib/auth/actor-type";
import type { Role } from "@/lib/auth/permissions";
import { secretContext } from "@/lib/credentials/server/repository";
import { defaultDraft, type InitializeDraft, newMerchantBizId } from "@/lib/initialize/draft";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { seal } from "@/lib/platform/server/seal";
import type { StartInput } from "@/lib/transactions/server/start-transaction";
import { newTransactionId } from "@/lib/transactions/testing/fake-vendor";
import type { Environment } from "@/lib/transactions/view";
import type { Prisma } from "@/prisma/generated/client";

export type Starter = { actor: Actor; label: string; requestId: string };

/** Somebody who is signed in, with their row. */
export async function addPerson(role: Role = "operator"): Promise<Starter> {
  const personId = newId();
  const [name, email] = [`${role} ${personId.slice(-4)}`, `${personId}@example.com`];
  await database().person.create({
    data: { id: personId, email, name, role, passwordHash: "none" },
    select: { id: true },
  });
  const actor: Actor = { personId, sessionId: newId(), name, email, role, mustChangePassword: false };
  return { actor, label: name, requestId: newId() };
}

export async function addCredential(environment: Environment, endpoint: string): Promise<string> {
  const id = newId();
  await database().credential.create({
    data: {
      id,
      name: `${environment} ${id}`,
      environment,
      endpoint,
      accessKeyId: "LTAItest",
      secretSealed: seal("secret-of-a-test", secretContext(id)),
      secretLastFour: "····",
    },
    select: { id: true },
  });
  return id;
}

/** A form as an operator would fill it in. */
export function startInput(credentialId: string, draft: Partial<InitializeDraft> = {}): StartInput {
  return {
    submissionId: newId(),
    credentialId,
    draft: {
      ...defaultDraft(newMerchantBizId()),
      MetaInfo: DEVICE_PROFILES[0]?.metaInfo ?? "{}",
      MerchantUserId: "+65 8123 4567",
      ...draft,
    },
  };
}

/** The stored row, sealed columns too. */
export function rowOf(id: string) {
  return database().transaction.findUniqueOrThrow({
    where: { id },
    omit: { callbackTokenHash: false, protocolSealed: false, metaInfoSealed: false },
  });
}

/** Names of the trail's events about one transaction, in order. */
export async function eventsOf(id: string): Promise<string[]> {
  const entries = await database().auditEntry.findMany({
    where: { subjectType: "transaction", subjectId: id },
    orderBy: { seq: "asc" },
    select: { event: true },
  });
  return entries.map(({ event }) => event);
}

/** What the trail says of calls that were refused before anything was stored, by what they were refused for. */
export async function refusalsOf(subjectId: string) {
  const where = { event: "transaction.not-started", subjectId };
  const entries = await database().auditEntry.findMany({
    where,
    orderBy: { seq: "asc" },
    select: { data: true },
  });
  return entries.map(({ data }) => data);
}

export const TEST_TOKEN = "NMjvQanQgplBSaEI0sL86WnQplB";

/** A stored transaction without any call: pending, with a callback whose token is TEST_TOKEN, unless said otherwise. */
export async function addTransaction(
  by: Starter,
  credentialId: string,
  over: Partial<Prisma.TransactionUncheckedCreateInput> = {},
) {
  const id = newId();
  const createdAt = new Date();
  const data = {
    id,
    submissionId: newId(),
    state: "pending" as const,
    environment: "sandbox" as const,
    credentialId,
    startedById: by.actor.personId,
    merchantBizId: newMerchantBizId(),
    docType: "01000000",
    parameters: { ProductCode: "ID_OCR", DocType: "01000000" },
    merchantUserHash: "ab".repeat(32),
    merchantUserHashed: true,
    callbackId: randomBytes(24).toString("base64url"),
    callbackTokenHash: new Uint8Array(createHash("sha256").update(TEST_TOKEN).digest()),
    createdAt,
    answeredAt: createdAt,
    durationMs: 0,
    httpStatus: 200,
    code: "Success",
    transactionId: newTransactionId(),
    deadline: new Date(createdAt.getTime() + 1_800_000),
    ...over,
  };
  await database().transaction.create({ data, select: { id: true } });
  return { id: data.id, callbackId: data.callbackId, transactionId: data.transactionId ?? "" };
}

/** The query of a callback that would be believed. */
export const goodQuery = (transactionId: string, passed = "Y", subCode = "200") =>
  `transactionId=${transactionId}&passed=${passed}&subCode=${subCode}&callbackToken=${TEST_TOKEN}`;
