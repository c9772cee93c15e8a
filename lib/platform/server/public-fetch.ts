import "server-only";
import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, type Dispatcher, ProxyAgent } from "undici";
import { env } from "@/lib/platform/server/env";
import {
  type AddressProblem,
  bareHost,
  publicAddresses,
  type Resolve,
  readTarget,
  type Target,
} from "@/lib/platform/server/public-target";

/** How a call that was allowed came to nothing. `no-answer` and `broken-off`: it may have arrived. */
export type FetchFailure =
  | "proxy-failed"
  | "connect-timeout"
  | "connection-failed"
  | "certificate-refused"
  | "no-answer"
  | "broken-off";

export type PublicAnswer =
  | {
      ok: true;
      status: number;
      /** Where the answer wanted to send the call; never followed. */
      redirectTo: string | null;
      /** The beginning of the body as text; what is no text shows as U+FFFD. */
      text: string;
      /** There was more than is read. */
      cut: boolean;
      durationMs: number;
    }
  | { ok: false; problem: AddressProblem | FetchFailure; durationMs: number };

export type PublicRequest = { method: "GET" | "HEAD"; headers?: Record<string, string> };

export type PublicFetchSettings = {
  resolve: Resolve;
  /** Origins that may be called although they are private or plain http: CONSOLE_PRIVATE_ENDPOINTS. */
  permitted: readonly string[];
  /** CONSOLE_PROXY. Permitted origins are called directly, like private endpoints. */
  proxy: string | undefined;
  connectMs: number;
  headersMs: number;
  totalMs: number;
};

const MOST_BYTES = 1_024;

const resolveByDns: Resolve = async (hostname) => {
  return (await lookup(hostname, { all: true })).map(({ address }) => address);
};

/**
 * One GET or HEAD to an address that a person gave, such that it cannot be turned against the network the console
 * stands in: see `readTarget` for what is called at all. The name is looked up once and the connection goes to the
 * very addresses that were checked, under the name's own certificate; through a proxy it asks for a tunnel to the
 * checked address, so the proxy resolves nothing. No redirect is followed, no more than 1 kB is read, and all of it
 * ends within 8 seconds. Always resolves: whatever is not known to be safe is refused.
 */
export async function publicFetch(
  address: string,
  request: PublicRequest,
  settings: PublicFetchSettings = usualSettings(),
): Promise<PublicAnswer> {
  const started = performance.now();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), settings.totalMs);
  const ended = (problem: AddressProblem | FetchFailure): PublicAnswer => {
    return { ok: false, problem, durationMs: Math.round(performance.now() - started) };
  };
  try {
    const target = readTarget(address, settings.permitted);
    if (typeof target === "string") return ended(target);
    const addresses = await unlessStopped(publicAddresses(target, settings.resolve), stop.signal);
    if (typeof addresses === "string") return ended(addresses);
    const answer = await call(target, addresses, request, settings, stop.signal);
    if (typeof answer === "string") return ended(answer);
    return { ok: true, ...answer, durationMs: Math.round(performance.now() - started) };
  } finally {
    clearTimeout(timer);
  }
}

function usualSettings(): PublicFetchSettings {
  const { CONSOLE_PRIVATE_ENDPOINTS, CONSOLE_PROXY } = env();
  return {
    resolve: resolveByDns,
    permitted: CONSOLE_PRIVATE_ENDPOINTS,
    proxy: CONSOLE_PROXY,
    connectMs: 3_000,
    headersMs: 5_000,
    totalMs: 8_000,
  };
}

/** A look-up cannot be called off: it is left behind when the time is over. */
function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T | AddressProblem> {
  return Promise.race([
    work,
    new Promise<AddressProblem>((resolve) => {
      signal.addEventListener("abort", () => resolve("name-not-found"), { once: true });
    }),
  ]);
}

async function call(
  target: Target,
  addresses: string[],
  { method, headers }: PublicRequest,
  settings: PublicFetchSettings,
  signal: AbortSignal,
) {
  const { url, permitted } = target;
  const viaProxy = settings.proxy !== undefined && settings.proxy !== "" && !permitted;
  let line: Line | null = null;
  try {
    line = viaProxy ? tunnel(url, addresses, settings) : direct(url, addresses, settings);
    const answer = await line.dispatcher.request({
      origin: line.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers: { ...headers, host: url.host, "accept-encoding": "identity" },
      headersTimeout: settings.headersMs,
      signal,
    });
    const { location } = answer.headers;
    const redirectTo = [location].flat()[0]?.slice(0, MOST_BYTES) ?? null;
    return { status: answer.statusCode, redirectTo, ...(await readBeginning(answer.body)) };
  } catch (error) {
    return failureOf(error, viaProxy);
  } finally {
    // Not awaited: a peer that does not let go keeps nobody waiting.
    line?.dispatcher.destroy().catch(() => undefined);
  }
}

type Line = { dispatcher: Dispatcher; origin: string };

const PLAIN = { allowH2: false, pipelining: 1, maxHeaderSize: 16_384 };

function direct(url: URL, addresses: string[], { connectMs }: PublicFetchSettings): Line {
  const pinned = addresses.map((address) => ({ address, family: isIP(address) }));
  const given: LookupFunction = (_hostname, options, callback) => {
    const [first] = pinned;
    if (options.all) callback(null, pinned);
    else callback(null, first?.address ?? "", first?.family ?? 4);
  };
  const connect = { timeout: connectMs, lookup: given };
  return { dispatcher: new Agent({ ...PLAIN, connect }), origin: url.origin };
}

function tunnel(url: URL, addresses: string[], { proxy = "", connectMs }: PublicFetchSettings): Line {
  const [address = ""] = addresses;
  const host = bareHost(url.hostname);
  const requestTls = isIP(host) === 0 ? { requestTls: { servername: host } } : {};
  const dispatcher = new ProxyAgent({ ...PLAIN, ...requestTls, uri: proxy, connectTimeout: connectMs });
  return { dispatcher, origin: `https://${isIP(address) === 6 ? `[${address}]` : address}` };
}

async function readBeginning(body: AsyncIterable<Buffer>): Promise<{ text: string; cut: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) break;
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MOST_BYTES));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a screen.
  return { text: text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, "\ufffd"), cut: size > MOST_BYTES };
}

/** What OpenSSL and Node call a handshake or a certificate that fails. */
const TLS = /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|INVALID_CA|HOSTNAME_|EPROTO)/;
/** The connection stood, and something may have been sent. */
const AFTERWARDS = /^(UND_ERR_SOCKET|UND_ERR_BODY_TIMEOUT|HPE_|ECONNRESET|EPIPE)/;

/** Named by the error's code alone: messages of network errors hold addresses and pieces of answers. */
function failureOf(error: unknown, viaProxy: boolean): FetchFailure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (TLS.test(code)) return "certificate-refused";
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") return "connect-timeout";
  if (error instanceof Error && error.name === "AbortError" && code !== "UND_ERR_ABORTED") return "no-answer";
  if (code === "UND_ERR_HEADERS_TIMEOUT") return "no-answer";
  if (AFTERWARDS.test(code)) return "broken-off";
  return viaProxy ? "proxy-failed" : "connection-failed";
}
