import { badRequest, ControlError } from "@/lib/sandbox/control/control-error";
import type { Device } from "@/lib/sandbox/control/device";
import { readOrder } from "@/lib/sandbox/control/order";
import { readPlannedAnswer } from "@/lib/sandbox/control/planned-answer";
import type { Answer } from "@/lib/sandbox/gateway/answer";
import { sameText } from "@/lib/sandbox/gateway/verify-call";
import { ACTIONS } from "@/lib/sandbox/operations/actions";
import { readAftermath, readScript } from "@/lib/sandbox/scripts/read-script";
import type { Run } from "@/lib/sandbox/scripts/run";
import type { Runs } from "@/lib/sandbox/scripts/runs";
import { StateUnavailable } from "@/lib/sandbox/state/journal";
import type { PlannedAnswers } from "@/lib/sandbox/state/planned-answers";

export type ControlParts = { token: string; device: Device; plannedAnswers: PlannedAnswers; runs: Runs };

export type ControlRequest = {
  method: string;
  path: string;
  authorization: string | undefined;
  body: Buffer;
};

type Handler = (parts: ControlParts, id: string, body: () => Record<string, unknown>) => Promise<object>;

async function addPlan({ plannedAnswers }: ControlParts, body: Record<string, unknown>): Promise<object> {
  const { action, answer } = readPlannedAnswer(body);
  return { action, answers: await plannedAnswers.add(action, answer) };
}

/** `callbacks` are those sent so far, `calls` counts what was called for it: blind repetitions show there. */
function tellRun(MerchantBizId: string, { script, TransactionId, endedAt, calls, sent }: Run): object {
  const time = (at: number) => new Date(at).toISOString();
  const callbacks = sent.map(({ at, status }) => ({ at: time(at), status }));
  return { MerchantBizId, script, TransactionId, endedAt: endedAt && time(endedAt), calls, callbacks };
}

async function addScript({ runs }: ControlParts, body: Record<string, unknown>): Promise<object> {
  const { MerchantBizId, script } = readScript(body);
  return tellRun(MerchantBizId, await runs.register(MerchantBizId, script));
}

const ROUTES: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ["GET", /^\/_sandbox\/health$/, async () => ({ ready: true })],
  ["GET", /^\/_sandbox\/transactions\/(\w+)$/, async ({ device }, id) => device.view(id)],
  [
    "POST",
    /^\/_sandbox\/transactions\/(\w+)\/orders$/,
    ({ device }, id, body) => {
      const content = body();
      return device.obey(id, readOrder(content), readAftermath(content));
    },
  ],
  ["POST", /^\/_sandbox\/scripts$/, (parts, _, body) => addScript(parts, body())],
  [
    "GET",
    /^\/_sandbox\/scripts\/(\w+)$/,
    async ({ runs }, MerchantBizId) => tellRun(MerchantBizId, runs.ofScript(MerchantBizId)),
  ],
  ["POST", /^\/_sandbox\/answers$/, (parts, _, body) => addPlan(parts, body())],
  [
    "DELETE",
    /^\/_sandbox\/answers$/,
    async ({ plannedAnswers }) => {
      await Promise.all(ACTIONS.map((action) => plannedAnswers.clear(action)));
      return {};
    },
  ],
];

function jsonObject(bytes: Buffer): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw badRequest("The body must be JSON.");
  }
  if (typeof content !== "object" || content === null) throw badRequest("The body must be a JSON object.");
  return { ...content };
}

async function obey(request: ControlRequest, parts: ControlParts): Promise<object> {
  if (!sameText(request.authorization ?? "", `Bearer ${parts.token}`)) {
    throw new ControlError(401, "unauthorized", "The control token is absent or wrong.");
  }
  for (const [method, path, handler] of ROUTES) {
    const match = method === request.method ? path.exec(request.path) : null;
    if (match) return handler(parts, match[1] ?? "", () => jsonObject(request.body));
  }
  throw new ControlError(404, "not-found", "There is no such order.");
}

function failure(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

/** Answers one request to the control API. Only a bug of ours rejects. */
export async function answerControl(request: ControlRequest, parts: ControlParts): Promise<Answer> {
  try {
    return { status: 200, body: { ...(await obey(request, parts)) } };
  } catch (error) {
    if (error instanceof ControlError) return failure(error.status, error.code, error.message);
    if (error instanceof StateUnavailable) return failure(503, "unavailable", error.message);
    throw error;
  }
}
