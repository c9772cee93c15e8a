import { badRequest } from "@/lib/sandbox/control/control-error";
import { isRefusalCode, statusesOf } from "@/lib/sandbox/gateway/codes";
import { ACTIONS } from "@/lib/sandbox/operations/actions";
import type { PlannedAnswer } from "@/lib/sandbox/state/memory";

const MOST_TIMES = 10_000;

/** Reads `{ action, code, times?, status? }`; throws ControlError 400 that names what is wrong. */
export function readPlannedAnswer(body: Record<string, unknown>): { action: string; answer: PlannedAnswer } {
  const { action, code, times = 1, status } = body;
  if (typeof action !== "string" || !ACTIONS.includes(action)) {
    throw badRequest(`"action" must be one of ${ACTIONS.join(", ")}.`);
  }
  if (typeof times !== "number" || !Number.isInteger(times) || times < 1 || times > MOST_TIMES) {
    throw badRequest(`"times" must be a whole number from 1 to ${MOST_TIMES}.`);
  }
  if (code !== "Success" && !isRefusalCode(code)) throw badRequest('"code" must be a documented code.');
  const statuses = code === "Success" ? [200] : statusesOf(code);
  const chosen = status === undefined ? statuses[0] : statuses.find((known) => known === status);
  if (chosen === undefined) throw badRequest(`"status" of ${code} must be one of ${statuses.join(", ")}.`);
  return { action, answer: { code, status: chosen, times } };
}
