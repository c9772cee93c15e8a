import { connect, createServer, type Socket } from "node:net";
import pg from "pg";

export type BreakableDatabase = {
  /** Reaches the database of the test over a line that can be cut. */
  pool: pg.Pool;
  /** Ends every connection in the middle of whatever it does, and refuses new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
};

/** The way to a PostgreSQL, through a line of the test's own. */
export async function breakableDatabase(url: string): Promise<BreakableDatabase> {
  const real = new URL(url);
  const sockets = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect({ host: real.hostname, port: Number(real.port || 5432) });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket
        .on("error", () => {})
        .on("close", () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    near.pipe(far).pipe(near);
  });
  const listen = (port: number) => new Promise<void>((done) => line.listen(port, "127.0.0.1", done));
  await listen(0);
  const address = line.address();
  if (!address || typeof address === "string") throw new Error("No port for the line to the database.");
  const { port } = address;
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String(port);
  const pool = new pg.Pool({ connectionString: through.href, max: 4, connectionTimeoutMillis: 2_000 });
  pool.on("error", () => {});
  const cut = () =>
    new Promise<void>((done) => {
      line.close(() => done());
      for (const socket of sockets) socket.destroy();
    });
  return {
    pool,
    cut,
    mend: () => listen(port),
    async close() {
      await pool.end();
      if (line.listening) await cut();
    },
  };
}
