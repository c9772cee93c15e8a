import { randomUUID } from "node:crypto";
import { type Answer, refused, success } from "@/lib/sandbox/gateway/answer";
import { readAuthorization } from "@/lib/sandbox/gateway/authorization";
import { type Call, type RawCall, readCall } from "@/lib/sandbox/gateway/call";
import { Refusal } from "@/lib/sandbox/gateway/refusal";
import type { Throttle } from "@/lib/sandbox/gateway/throttle";
import { type AccessKey, mismatch, verifyCall } from "@/lib/sandbox/gateway/verify-call";
import { API_VERSION, operationOf, successCodeOf } from "@/lib/sandbox/operations/actions";
import type { Operation, Surroundings } from "@/lib/sandbox/operations/operation";
import { playStep } from "@/lib/sandbox/scripts/play-step";
import type { Run } from "@/lib/sandbox/scripts/run";
import type { Runs } from "@/lib/sandbox/scripts/runs";
import type { Stage } from "@/lib/sandbox/scripts/stage";
import { StateUnavailable } from "@/lib/sandbox/state/journal";
import type { PlannedAnswers } from "@/lib/sandbox/state/planned-answers";

export type GatewayParts = Surroundings & {
  keys: readonly AccessKey[];
  throttle: Throttle;
  plannedAnswers: PlannedAnswers;
  runs: Runs;
  stage: Stage;
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

/** What a call asks for, and the script that speaks of it, as far as both can be seen before it is checked. */
function askedFor(raw: RawCall, { runs }: GatewayParts) {
  const call = readCall(raw);
  const { action, operation } = operationFor(call);
  return { call, action, operation, run: runs.ofCall(action, call.parameters) };
}

type Asked = ReturnType<typeof askedFor>;

/** A call that a script speaks of: answered as it orders, and followed by what it plans. */
async function carryOutScripted(
  { call, action, operation }: Asked,
  { key, script }: Run,
  requestId: string,
  parts: GatewayParts,
): Promise<Answer> {
  const { step, isUsual } = await parts.runs.take(key, action);
  const changes = isUsual ? {} : { lifeMs: script.lifeMs, disagree: step.disagree === true };
  const opens = action === "Initialize" && !isUsual;
  const carryOut = async () => {
    const result = await operation(call.parameters, { ...parts, ...changes });
    if (opens) await parts.stage.opened(key, String(result?.TransactionId));
    return result;
  };
  const answer = await playStep(step, { action, requestId, carryOut });
  return opens ? { ...answer, after: () => parts.stage.begin(key) } : answer;
}

/** How far a script has put this gateway's clock ahead, for the one call it speaks of. */
function skewOf({ action, run }: Asked): number {
  if (action !== "Initialize" || run?.calls.Initialize) return 0;
  return run?.script.initialize?.clockSkewMs ?? 0;
}

async function carryOut(raw: RawCall, requestId: string, parts: GatewayParts): Promise<Answer> {
  const asked = askedFor(raw, parts);
  const { call, action, operation, run } = asked;
  const skew = skewOf(asked);
  const now = () => parts.now() + skew;
  const date = skew === 0 ? {} : { date: now() };
  try {
    await admit(call, action, { ...parts, now });
  } catch (error) {
    if (!run || skew === 0 || !(error instanceof Refusal)) throw error;
    // Used up all the same: the clocks agree again at the next call.
    await parts.runs.take(run.key, action);
    return { ...refused(requestId, error), ...date };
  }
  await obeyPlan(call, action, parts);
  if (run) return { ...(await carryOutScripted(asked, run, requestId, parts)), ...date };
  return success(requestId, await operation(call.parameters, parts), successCodeOf(action));
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
