import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerControl, type ControlParts } from "@/lib/sandbox/control/control";
import { Device } from "@/lib/sandbox/control/device";
import type { Answer } from "@/lib/sandbox/gateway/answer";
import { answerCall, type GatewayParts } from "@/lib/sandbox/gateway/gateway";
import { Throttle } from "@/lib/sandbox/gateway/throttle";
import type { AccessKey } from "@/lib/sandbox/gateway/verify-call";
import type { NearOrigins } from "@/lib/sandbox/http/call-address";
import { readBody } from "@/lib/sandbox/http/read-body";
import { sendAnswer } from "@/lib/sandbox/http/send-answer";
import { sendJson } from "@/lib/sandbox/http/send-json";
import { Runs } from "@/lib/sandbox/scripts/runs";
import { Stage } from "@/lib/sandbox/scripts/stage";
import { PlannedAnswers } from "@/lib/sandbox/state/planned-answers";
import type { Store } from "@/lib/sandbox/state/store";

/** What a stand-in is made of. Times are milliseconds; `report` gets what is a bug of ours. */
export type SandboxParts = {
  store: Store;
  accessKeys: readonly AccessKey[];
  controlToken: string;
  callsPerSecond: number;
  /** Origins that may be called back although they are plain http or private. */
  near: NearOrigins;
  now?: () => number;
  probeTimeout?: number;
  callbackTimeout?: number;
  report?: (error: unknown) => void;
};

/** A caller that trickles its request is cut off after this long. */
const REQUEST_TIMEOUT = 15_000;
/** Every parameter travels in the URL; Node's own limit is too near to 4 kB of MetaInfo, percent-encoded. */
const HEADER_LIMIT = 64 * 1024;

type Doors = { gateway: GatewayParts; control: ControlParts };

function headersOf(request: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(request.headers).map(([name, value = ""]) => [name, String(value)] as const);
  return Object.fromEntries(pairs);
}

function answer(request: IncomingMessage, body: Buffer, { gateway, control }: Doors): Promise<Answer> {
  const { method = "", url: target = "" } = request;
  const [path = ""] = target.split("?");
  if (!path.startsWith("/_sandbox/")) {
    return answerCall({ method, target, headers: headersOf(request), body }, gateway);
  }
  return answerControl({ method, path, authorization: request.headers.authorization, body }, control);
}

const TOO_LARGE: Answer = {
  status: 413,
  body: { Code: "InvalidParameter", Message: "The body is too large." },
};
const BROKEN: Answer = { status: 500, body: { Code: "InternalError", Message: "Internal system error." } };

async function handle(request: IncomingMessage, response: ServerResponse, doors: Doors): Promise<void> {
  const body = await readBody(request).catch(() => undefined);
  // The caller broke the connection off; nobody is left to answer.
  if (body === undefined) return void response.destroy();
  if (body === null) return sendJson(response, TOO_LARGE, true);
  await sendAnswer(response, await answer(request, body, doors));
}

/** The stand-in's HTTP server, not yet listening: the gateway at `/`, the control API under `/_sandbox/`. */
export function createSandboxServer(parts: SandboxParts): Server {
  const { store, now = Date.now, probeTimeout = 3000, callbackTimeout = 5000, near } = parts;
  const plannedAnswers = new PlannedAnswers(store);
  const throttle = new Throttle(parts.callsPerSecond);
  const runs = new Runs(store, now);
  const { report, accessKeys: keys } = parts;
  const stage = new Stage({ store, runs, now, callbackTimeout, near, ...(report ? { report } : {}) });
  const shared = { store, now, plannedAnswers, runs, stage };
  const doors = {
    gateway: { ...shared, probeTimeout, near, throttle, keys },
    control: { token: parts.controlToken, plannedAnswers, runs, device: new Device(shared) },
  };
  stage.resume();
  const limits = {
    maxHeaderSize: HEADER_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    headersTimeout: REQUEST_TIMEOUT,
  };
  const server = createServer(limits, (request, response) => {
    handle(request, response, doors).catch((error: unknown) => {
      report?.(error);
      if (!response.headersSent) sendJson(response, BROKEN, true);
    });
  });
  return server.on("close", () => stage.stop());
}
