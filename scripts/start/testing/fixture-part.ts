// Stands for the server and for the sandbox. FIXTURE_STUBBORN makes it ignore every polite request to end.
import { createServer } from "node:http";

const isSandbox = Boolean(process.env.SANDBOX_STATE_DIR);
const port = Number(isSandbox ? process.env.SANDBOX_PORT : process.env.PORT);
const answer = {
  role: isSandbox ? "sandbox" : "server",
  pid: process.pid,
  names: Object.keys(process.env).filter((name) => process.env[name]),
  databaseUrl: process.env.DATABASE_URL,
  sandboxKeys: process.env.SANDBOX_ACCESS_KEYS,
};

if (process.env.FIXTURE_STUBBORN) {
  process.on("SIGTERM", () => {});
  process.on("SIGINT", () => {});
} else {
  process.on("SIGTERM", () => process.exit(0));
  process.on("SIGINT", () => process.exit(0));
}
process.on("disconnect", () => process.exit(0));

createServer((_req, res) => res.end(JSON.stringify(answer))).listen(port, "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
});
