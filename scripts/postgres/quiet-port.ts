import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { canListen, freePort } from "./free-port.ts";

/** Below, ports have names; above begins where systems take the ports of outgoing connections from. */
const LOWEST = 20_000;
/** Of macOS, Windows and the standard; Linux says its own, which begin lower. */
const EPHEMERAL_FROM = 49_152;
const TRIES = 20;

/** The first port that this system gives to connections that ask for none. */
export function ephemeralFrom(file = "/proc/sys/net/ipv4/ip_local_port_range"): number {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10) || EPHEMERAL_FROM;
  } catch {
    return EPHEMERAL_FROM;
  }
}

/**
 * A free port that no outgoing connection of anybody is given by chance: whoever listens there and ends finds it free
 * again. Where the system leaves no such ports, any free one.
 */
export async function quietPort(before: number = ephemeralFrom()): Promise<number> {
  for (let tries = 0; tries < TRIES && before > LOWEST; tries += 1) {
    const port = randomInt(LOWEST, before);
    if (await canListen(port)) return port;
  }
  return freePort();
}
