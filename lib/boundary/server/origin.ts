import "server-only";
import { AppError } from "@/lib/kernel/errors";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Origins from which the console's own pages may change something: the public address, and when that is on this
 * very machine its other names with the same port.
 */
export function ownOrigins(publicUrl: string): readonly string[] {
  const url = new URL(publicUrl);
  if (!LOOPBACK.includes(url.hostname)) return [url.origin];
  const port = url.port ? `:${url.port}` : "";
  return LOOPBACK.map((host) => `${url.protocol}//${host}${port}`);
}

/** Refuses a request whose Origin is missing, `null` or another's: a browser sends the true one with every POST. */
export function checkOrigin(origin: string | null, publicUrl: string): void {
  if (!origin || !ownOrigins(publicUrl).includes(origin)) throw new AppError("wrong-origin", "wrongOrigin");
}
