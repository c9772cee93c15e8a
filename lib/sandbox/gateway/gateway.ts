import { randomUUID } from "node:crypto";
import { type Answer, refused, success } from "@/lib/sandbox/gateway/answer";
import { readAuthorization } from "@/lib/sandbox/gateway/authorization";
import { type Call, type RawCall, readCall } from "@/lib/sandbox/gateway/call";
import { Refusal } from "@/lib/sandbox/gateway/refusal";
import type { Throttle } from "@/lib/sandbox/gateway/throttle";
import { type AccessKey, mismatch, verifyCall } from "@/lib/sandbox/gateway/verify-call";
import { API_VERSION, operationOf, successCodeOf } from "@/lib/sandbox/operations/actions";
import type { Operation, Surroundings } from "@/lib/sandbox/operations/operation";
import { StateUnavailable } from "@/lib/sandbox/state/journal";
import type { PlannedAnswers } from "@/lib/sandbox/state/planned-answers";

export type GatewayParts = Surroundings & {
  keys: readonly AccessKey[];
  throttle: Throttle;
  plannedAnswers: PlannedAnswers;
};

/** Finds the operation that method, path, version and action name together. */
function operationFor(call: Call): { action: string; operation: Operation } {
  const action = call.headers["x-acs-action"];
  const operation = operationOf(action);
  const known = call.method === "POST" && call.path === "/" && call.headers["x-acs-version"] === API_VERSION;
  if (!known || !operation || action === undefined) throw new Refusal("InvalidApi.NotFound");
  return { action, operation };
}

/** Lets a call through that is signed, fresh and within the limit; throws the Refusal otherwise. */
async function admit(call: Call, action: string, parts: GatewayParts): Promise<void> {
  const caller = verifyCall(call, parts.keys, parts.now());
  // Only a valid signature uses a nonce up: a stranger must not be able to spoil somebody else's.
  if (!(await parts.store.spendNonce(caller))) throw new Refusal("SignatureNonceUsed");
  if (!parts.throttle.admits(action, parts.now())) throw new Refusal("Throttling.Api");
}

async function obeyPlan(call: Call, action: string, parts: GatewayParts): Promise<void> {
  const planned = await parts.plannedAnswers.take(action);
  if (!planned || planned.code === "Success") return;
  const { signedHeaders } = readAuthorization(call.headers.authorization);
  const echo =
    planned.code === "SignatureDoesNotMatch" ? { message: mismatch(call, signedHeaders).message } : {};
  throw new Refusal(planned.code, { status: planned.status, ...echo });
}

async function carryOut(raw: RawCall, requestId: string, parts: GatewayParts): Promise<Answer> {
  const call = readCall(raw);
  const { action, operation } = operationFor(call);
  await admit(call, action, parts);
  await obeyPlan(call, action, parts);
  const result = await operation(call.parameters, parts);
  return success(requestId, result, successCodeOf(action));
}

/** Answers one call as the vendor's gateway and the product behind it would. Only a bug of ours rejects. */
export async function answerCall(raw: RawCall, parts: GatewayParts): Promise<Answer> {
  const requestId = randomUUID().toUpperCase();
  try {
    return await carryOut(raw, requestId, parts);
  } catch (error) {
    if (error instanceof Refusal) return refused(requestId, error);
    if (error instanceof StateUnavailable) return refused(requestId, new Refusal("ServiceUnavailable"));
    throw error;
  }
}
