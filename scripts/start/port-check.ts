import { createServer } from "node:net";
import { freePort } from "../postgres/free-port.ts";
import { Fault } from "../runtime/fault.ts";

type Address = { host: string; port: number };

/** undefined when somebody could listen there now, else the system's reason why not. */
function obstacle({ host, port }: Address): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** Looks before anything slow is done whether the console will be able to listen. @throws Fault */
export async function checkPort({ host, port }: Address): Promise<void> {
  const reason = await obstacle({ host, port });
  if (reason === undefined) return;
  if (reason === "EADDRINUSE") {
    throw new Fault(
      `Port ${port} of ${host} is taken by another program.`,
      `Stop that one, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (reason === "EACCES") {
    throw new Fault(
      `This user may not listen on port ${port}.`,
      "Choose one above 1023: PORT=3000 npm start",
    );
  }
  throw new Fault(
    `This machine cannot listen on ${host}:${port} (${reason}).`,
    "HOST must be a name or an address of this machine; 127.0.0.1 always is, 0.0.0.0 means all of them.",
  );
}

/**
 * The port for the sandbox: the wanted one, else the one after the console's, else any that is free.
 * @throws Fault when the wanted one is taken
 */
export async function sandboxPort(wanted: number | undefined, consolePort: number): Promise<number> {
  const host = "127.0.0.1";
  if (wanted === consolePort) {
    throw new Fault(
      `PORT and SANDBOX_PORT are both ${wanted}: the console and its sandbox each need one of their own.`,
      "Choose another one, or leave SANDBOX_PORT out: then a free one is taken.",
    );
  }
  if (wanted !== undefined) {
    if ((await obstacle({ host, port: wanted })) === undefined) return wanted;
    throw new Fault(
      `Port ${wanted}, which SANDBOX_PORT names, is taken by another program.`,
      "Choose another one, or leave SANDBOX_PORT out: then a free one is taken.",
    );
  }
  const next = consolePort + 1;
  return next <= 65_535 && (await obstacle({ host, port: next })) === undefined ? next : freePort();
}
