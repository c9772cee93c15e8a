import { type Answer, refused, success } from "@/lib/sandbox/gateway/answer";
import { Refusal } from "@/lib/sandbox/gateway/refusal";
import { successCodeOf } from "@/lib/sandbox/operations/actions";
import type { AnswerStep, WireFault } from "@/lib/sandbox/scripts/schema";

/** These cut or hold back an answer that there is: without another word the call was carried out. */
const OF_AN_ANSWER: readonly WireFault[] = ["truncated", "broken-off", "trickle"];

function isCarriedOut({ code, wire, executed }: AnswerStep): boolean {
  if (executed !== undefined) return executed;
  return code === undefined && (wire === undefined || OF_AN_ANSWER.includes(wire));
}

type Result = Record<string, unknown> | undefined;

function written(result: Result, { passed, subCode }: AnswerStep): Result {
  const over = {
    ...(passed === undefined ? {} : { Passed: passed }),
    ...(subCode ? { SubCode: subCode } : {}),
  };
  return result && { ...result, ...over };
}

const DEFAULT_STATUS: Partial<Record<WireFault, number>> = { html: 502, empty: 200 };

/** Answers a call as a script orders: carries it out unless it must not be, then spoils the answer. */
export async function playStep(
  step: AnswerStep,
  { action, requestId, carryOut }: { action: string; requestId: string; carryOut: () => Promise<Result> },
): Promise<Answer> {
  const { code, wire, delayMs = 0 } = step;
  const result = isCarriedOut(step) ? written(await carryOut(), step) : undefined;
  const plain = code
    ? refused(requestId, new Refusal(code, step.status === undefined ? {} : { status: step.status }))
    : success(requestId, result, successCodeOf(action));
  const status = wire ? (step.status ?? DEFAULT_STATUS[wire] ?? 200) : plain.status;
  return { ...plain, status, delayMs, ...(wire ? { wire } : {}) };
}
