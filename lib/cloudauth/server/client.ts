import "server-only";
import { randomUUID } from "node:crypto";
import type { Dispatcher } from "undici";
import { type AccessKey, signCall } from "@/lib/cloudauth/server/acs3-signature";
import { readAnswer } from "@/lib/cloudauth/server/answer";
import { connectionsFor } from "@/lib/cloudauth/server/connections";
import { knownEndpoint, toOrigin } from "@/lib/cloudauth/server/endpoints";
import {
  API_VERSION,
  CHECK_RESULT,
  CHECK_VERIFY_LOG,
  DELETE_VERIFY_RESULT,
  INITIALIZE,
  KEEPALIVE,
  type Operation,
} from "@/lib/cloudauth/server/operations";
import type {
  CheckResultResult,
  CheckVerifyLogResult,
  DeleteVerifyResultResult,
  InitializeResult,
  KeepaliveResult,
  Unanswered,
  UnansweredReason,
  VendorOutcome,
} from "@/lib/cloudauth/server/outcome";
import { isPrivateAddress } from "@/lib/cloudauth/server/private-addresses";
import { redactor } from "@/lib/cloudauth/server/redact";
import { send, type Timeouts } from "@/lib/cloudauth/server/transport";

type Parameters = Readonly<Record<string, string>>;

export const DEFAULT_TIMEOUTS: Timeouts = {
  connectMs: 5_000,
  headersMs: 20_000,
  bodyMs: 10_000,
  totalMs: 30_000,
};

export type CloudauthClientOptions = {
  /** Origin of the service, `https://cloudauth-intl.cn-hongkong.aliyuncs.com` say; a bare host means https. */
  endpoint: string;
  credential: AccessKey;
  timeouts?: Partial<Timeouts>;
  /** Address of a proxy for this client's calls. */
  proxy?: string;
  /** Allows plain http and private addresses: for the sandbox and for endpoints that a setting lists. */
  allowPrivate?: boolean;
  /** The time that signatures carry; the system's when left out. */
  now?: () => Date;
};

export type CheckResultParameters = {
  MerchantBizId: string;
  TransactionId: string;
  IsReturnImage?: "Y" | "N";
};

export type DeleteVerifyResultParameters = { TransactionId: string; DeleteType: "Img" | "Text" | "All" };

export type CheckVerifyLogParameters = { MerchantBizId: string; TransactionId: string };

/** Each call is sent once, whatever becomes of it, and resolves to an outcome within `timeouts.totalMs`. */
export type CloudauthClient = {
  /** Not idempotent: after an outcome with `executed: "maybe"`, sending it again may be billed again. */
  initialize(parameters: Parameters): Promise<VendorOutcome<InitializeResult>>;
  checkResult(parameters: CheckResultParameters): Promise<VendorOutcome<CheckResultResult>>;
  checkVerifyLog(parameters: CheckVerifyLogParameters): Promise<VendorOutcome<CheckVerifyLogResult>>;
  /** Deletes the pictures and texts of one result at the vendor, for good. */
  deleteVerifyResult(
    parameters: DeleteVerifyResultParameters,
  ): Promise<VendorOutcome<DeleteVerifyResultResult>>;
  keepalive(): Promise<VendorOutcome<KeepaliveResult>>;
  /** Resolves when the calls under way have ended; later calls reject. Connections stay warm for other clients. */
  close(): Promise<void>;
};

function trimmed({ accessKeyId, accessKeySecret, securityToken }: AccessKey): AccessKey {
  const token = securityToken?.trim();
  const key = { accessKeyId: accessKeyId.trim(), accessKeySecret: accessKeySecret.trim() };
  return token ? { ...key, securityToken: token } : key;
}

function isSendable({ accessKeyId, accessKeySecret, securityToken }: AccessKey): boolean {
  return accessKeySecret !== "" && /^[!-~]+$/.test(accessKeyId) && /^[!-~]*$/.test(securityToken ?? "");
}

/** The origin to call, or null when these settings forbid it. */
function permitted(endpoint: string, allowPrivate: boolean): string | null {
  const origin = toOrigin(endpoint);
  if (origin === null || allowPrivate) return origin;
  const { protocol, hostname } = new URL(origin);
  return protocol === "https:" && !isPrivateAddress(hostname) ? origin : null;
}

/** UTC in whole seconds, the only form that the gateway takes. */
const timestamp = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

const notSent = (reason: UnansweredReason): Unanswered => ({
  kind: "unanswered",
  reason,
  httpStatus: null,
  requestId: null,
  executed: "no",
  durationMs: 0,
});

/** What every call of one client has in common. */
type Line = { origin: string; key: AccessKey; timeouts: Timeouts; viaProxy: boolean; now: () => Date };

async function callOnce<T>(
  { origin, key, timeouts, viaProxy, now }: Line,
  dispatcher: Dispatcher,
  { action, readResult, repeatable, success, maxBytes }: Operation<T>,
  query: Parameters,
): Promise<VendorOutcome<T>> {
  const started = performance.now();
  const { host } = new URL(origin);
  const call = { host, action, version: API_VERSION, date: timestamp(now()), nonce: randomUUID(), query };
  const signed = signCall(call, key);
  const headers = { ...signed.headers, accept: "application/json", "user-agent": "id-verification-console" };
  const reply = await send(dispatcher, {
    origin,
    query: signed.query,
    headers,
    timeouts,
    maxBytes,
    viaProxy,
  });

  const durationMs = Math.round(performance.now() - started);
  const redact = redactor([...Object.values(query), ...Object.values(key)]);
  if (reply.ok) return readAnswer(reply, { redact, readResult, repeatable, success, durationMs });
  const { reason, httpStatus, sent, requestIdHeader } = reply;
  const requestId = redact.token(requestIdHeader);
  return { kind: "unanswered", reason, httpStatus, requestId, executed: sent ? "maybe" : "no", durationMs };
}

/** A client for one credential at one endpoint. Settings that cannot work come out as the outcome of each call. */
export function createCloudauthClient(options: CloudauthClientOptions): CloudauthClient {
  const { endpoint, proxy, now = () => new Date() } = options;
  const key = trimmed(options.credential);
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const origin = permitted(endpoint, options.allowPrivate === true);
  // The vendor's own internal endpoints have private addresses by nature.
  const allowPrivate = options.allowPrivate === true || knownEndpoint(endpoint)?.network === "internal";
  const underWay = new Set<Promise<unknown>>();
  let closed = false;

  function connections(): Dispatcher | null {
    try {
      return connectionsFor({ proxy: proxy || undefined, allowPrivate, connectMs: timeouts.connectMs });
    } catch {
      // The proxy's address is no URL. The error quotes it, and it may hold a password.
      return null;
    }
  }

  async function call<T>(operation: Operation<T>, query: Parameters): Promise<VendorOutcome<T>> {
    if (origin === null) return notSent("endpoint-not-allowed");
    if (!isSendable(key)) return notSent("credential-unusable");
    const dispatcher = connections();
    if (dispatcher === null) return notSent("proxy-failed");
    const line = { origin, key, timeouts, viaProxy: Boolean(proxy), now };
    return await callOnce(line, dispatcher, operation, query);
  }

  function track<T>(operation: Operation<T>, query: Parameters): Promise<VendorOutcome<T>> {
    if (closed) return Promise.reject(new Error("This client of the vendor is closed."));
    const running = call(operation, query).finally(() => underWay.delete(running));
    underWay.add(running);
    return running;
  }

  return {
    initialize: (parameters) => track(INITIALIZE, parameters),
    checkResult: (parameters) => track(CHECK_RESULT, parameters),
    checkVerifyLog: (parameters) => track(CHECK_VERIFY_LOG, parameters),
    deleteVerifyResult: (parameters) => track(DELETE_VERIFY_RESULT, parameters),
    keepalive: () => track(KEEPALIVE, {}),
    async close() {
      closed = true;
      await Promise.allSettled(underWay);
    },
  };
}
