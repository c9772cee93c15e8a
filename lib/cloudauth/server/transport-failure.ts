import "server-only";
import { errors } from "undici";
import type { UnansweredReason } from "@/lib/cloudauth/server/outcome";
import { PRIVATE_ADDRESS } from "@/lib/cloudauth/server/private-addresses";

const NAME = /^(ENOTFOUND|EAI_)/;
/** What OpenSSL and Node call a handshake or a certificate that fails. */
const TLS = /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|INVALID_CA|HOSTNAME_|EPROTO)/;

function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}

/** The parser's codes are often missing, and its complaint about an early end is a truncated answer like any other. */
const endedEarly = (error: Error) => error.message.includes("EOF");

function connectFailure(code: string, viaProxy: boolean): UnansweredReason {
  if (code === PRIVATE_ADDRESS) return "endpoint-not-allowed";
  if (TLS.test(code)) return "certificate-refused";
  if (viaProxy) return "proxy-failed";
  if (NAME.test(code)) return "name-not-found";
  if (code === "ECONNREFUSED") return "connection-refused";
  if (code === "ETIMEDOUT" || code === "UND_ERR_CONNECT_TIMEOUT") return "connect-timeout";
  return "connection-failed";
}

/**
 * Names what broke from the error's code and how far the call had come. Nothing of the error itself
 * travels further: messages and causes of network errors hold addresses and pieces of answers.
 */
export function failureReason(
  error: unknown,
  phase: "connect" | "headers" | "body",
  viaProxy: boolean,
): UnansweredReason {
  const code = codeOf(error);
  if (phase === "connect") return connectFailure(code, viaProxy);
  if (viaProxy && code === "UND_ERR_INVALID_ARG") return "proxy-failed";
  if (code === "UND_ERR_HEADERS_OVERFLOW") return "answer-too-large";
  if (error instanceof errors.HTTPParserError && !endedEarly(error)) return "answer-not-http";
  return phase === "headers" ? "connection-reset" : "answer-truncated";
}
