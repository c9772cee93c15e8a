import { createServer, type RequestListener } from "node:http";

/** Serves on a free port of the loopback address, tells the bench which, and ends when the bench says so or is gone. */
export function serveBare(listener: RequestListener): void {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address && typeof address === "object") process.send?.({ ready: true, port: address.port });
  });
  for (const end of ["SIGTERM", "disconnect"]) process.once(end, () => process.exit(0));
}

/** A variable that the bench sets for its servers. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this server is started by bench/run.ts.`);
  return value;
}
