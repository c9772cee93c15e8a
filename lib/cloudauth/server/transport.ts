import "server-only";
import type { Dispatcher } from "undici";
import type { UnansweredReason } from "@/lib/cloudauth/server/outcome";
import { failureReason } from "@/lib/cloudauth/server/transport-failure";

/** Milliseconds allowed for each part of a call, and for all of it. */
export type Timeouts = {
  connectMs: number;
  /** From the request to the first byte of the answer. The vendor may probe CallbackUrl meanwhile. */
  headersMs: number;
  /** Between two pieces of the answer's body. */
  bodyMs: number;
  totalMs: number;
};

export type SignedRequest = {
  origin: string;
  query: string;
  headers: Record<string, string>;
  timeouts: Timeouts;
  maxBytes: number;
  viaProxy: boolean;
};

type Arrived = { httpStatus: number | null; requestIdHeader: string | null };

/** `sent` is false only when not a byte of the request can have left for the endpoint. */
export type Reply =
  | ({ ok: true; httpStatus: number; body: string } & Arrived)
  | ({ ok: false; reason: UnansweredReason; sent: boolean } & Arrived);

type Phase = "connect" | "headers" | "body";

const PHASE_TIMEOUT = {
  connect: "connect-timeout",
  headers: "headers-timeout",
  body: "body-timeout",
} as const satisfies Record<Phase, UnansweredReason>;

function single(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}

/** One request under way: gathers the answer, keeps the clocks, and settles exactly once. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #request: SignedRequest;
  readonly #settle: (reply: Reply) => void;
  readonly #total: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  readonly #arrived: Arrived = { httpStatus: null, requestIdHeader: null };
  #phase: Phase = "connect";
  #clock: NodeJS.Timeout | undefined;
  #size = 0;
  #settled = false;
  #controller: Dispatcher.DispatchController | undefined;

  constructor(request: SignedRequest, settle: (reply: Reply) => void) {
    this.#request = request;
    this.#settle = settle;
    this.#total = setTimeout(
      () => this.#fail(this.#phase === "connect" ? "connect-timeout" : "total-timeout"),
      request.timeouts.totalMs,
    );
    this.#enter("connect");
  }

  /** The connection stands and the request is about to be written; too late a one is stopped before that. */
  onRequestStart(controller: Dispatcher.DispatchController) {
    if (this.#settled) return controller.abort(new Error("The call has ended."));
    this.#controller = controller;
    this.#enter("headers");
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ) {
    if (status < 200) return;
    this.#arrived.httpStatus = status;
    this.#arrived.requestIdHeader = single(headers["x-acs-request-id"]);
    this.#enter("body");
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer) {
    this.#size += chunk.length;
    if (this.#size > this.#request.maxBytes) return this.#fail("answer-too-large");
    this.#chunks.push(chunk);
    this.#enter("body");
  }

  onResponseEnd() {
    const { httpStatus, requestIdHeader } = this.#arrived;
    if (httpStatus === null) return this.#fail("answer-not-http");
    const body = new TextDecoder().decode(Buffer.concat(this.#chunks));
    this.#finish({ ok: true, httpStatus, requestIdHeader, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: unknown) {
    this.#fail(failureReason(error, this.#phase, this.#request.viaProxy));
  }

  #enter(phase: Phase) {
    if (this.#settled) return;
    this.#phase = phase;
    clearTimeout(this.#clock);
    this.#clock = setTimeout(() => this.#fail(PHASE_TIMEOUT[phase]), this.#request.timeouts[`${phase}Ms`]);
  }

  #fail(reason: UnansweredReason) {
    this.#finish({ ok: false, reason, sent: this.#phase !== "connect", ...this.#arrived });
    this.#controller?.abort(new Error("The call has ended."));
  }

  #finish(reply: Reply) {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#clock);
    clearTimeout(this.#total);
    this.#settle(reply);
  }
}

/**
 * Sends one signed `POST /` without a body, once: no redirect is followed and nothing is sent again. Always
 * resolves, within the time-outs. No error of the network library leaves here, because they hold addresses.
 */
export function send(dispatcher: Dispatcher, request: SignedRequest): Promise<Reply> {
  return new Promise((resolve) => {
    const exchange = new Exchange(request, resolve);
    try {
      dispatcher.dispatch(
        {
          origin: request.origin,
          path: `/?${request.query}`,
          method: "POST",
          headers: request.headers,
          // Connections carry no time limits of their own: the exchange keeps the clocks.
          headersTimeout: 0,
          bodyTimeout: 0,
        },
        exchange,
      );
    } catch (error) {
      exchange.onResponseError(undefined, error);
    }
  });
}
