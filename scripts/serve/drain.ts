import type { Server } from "node:http";

/** Within this, requests under way may finish; what is left is cut. */
const GRACE_MS = 8_000;

/**
 * Stops a server kindly: no new connection, idle ones closed, requests under way finished within the grace.
 * Resolves when the last connection is gone.
 */
export function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    // A keep-alive connection becomes idle only after its answer: look again until none is left.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}
