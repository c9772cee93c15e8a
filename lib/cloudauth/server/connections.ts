import "server-only";
import { Agent, type Dispatcher, ProxyAgent } from "undici";
import { publicLookup } from "@/lib/cloudauth/server/private-addresses";

export type ConnectionSettings = {
  /** `http://user:password@host:port` (also https and socks5), or undefined to connect directly. */
  proxy: string | undefined;
  /** Whether a name may lead to a private address. Through a proxy, the proxy resolves the name. */
  allowPrivate: boolean;
  /** After this many milliseconds a socket that does not connect is given up. */
  connectMs: number;
};

const open = new Map<string, Dispatcher>();

/**
 * HTTP/1.1 without pipelining: a request that breaks is then always the only one on its connection, so "sent" and
 * "not sent" can be told apart and undici never repeats one. Idle connections close well before usual servers do.
 */
function connect({ proxy, allowPrivate, connectMs }: ConnectionSettings): Dispatcher {
  const shared = {
    allowH2: false,
    pipelining: 1,
    keepAliveMaxTimeout: 10_000,
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  if (proxy) return new ProxyAgent({ ...shared, uri: proxy, connectTimeout: connectMs });
  const guard = allowPrivate ? {} : { lookup: publicLookup };
  return new Agent({ ...shared, connect: { timeout: connectMs, ...guard } });
}

/**
 * The connections for these settings, shared by all clients that have the same ones, so that a client which lives
 * for one call still finds a warm connection. Throws when the proxy's address is no URL.
 */
export function connectionsFor(settings: ConnectionSettings): Dispatcher {
  const name = JSON.stringify([settings.proxy, settings.allowPrivate, settings.connectMs]);
  const existing = open.get(name);
  if (existing) return existing;
  const created = connect(settings);
  open.set(name, created);
  return created;
}

/** Closes every connection once the calls under way have ended: for the end of the process. */
export async function closeConnections(): Promise<void> {
  const closing = [...open.values()];
  open.clear();
  await Promise.all(closing.map((dispatcher) => dispatcher.close()));
}
