import "server-only";

// Three kinds of errors tell of the database: PostgreSQL's own (`code` is an SQLSTATE), those of the connection
// (`code` is the system's, or there are only words), and Prisma's, which have `clientVersion` and a code of Prisma's
// or of the connection, and keep what PostgreSQL said in `meta`.

/** What PostgreSQL says no to however often it is asked: data that it cannot take (22, 54), a broken rule (23). */
const FOR_GOOD = /^(22|23|54)/;
/** Broken connections (08), no connection left (53300), shut down, crashed or not started yet (57P01 to 57P03). */
const AWAY_STATE = /^(08...|53300|57P0[123])$/;
/** Of a socket. A file that is not there has a code of the same name, but was neither called nor resolved. */
const AWAY_SOCKET = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT)$/;
const OF_SOCKETS = /^(connect|read|write|getaddrinfo)$/;
/** Prisma's: not reachable, not in time, closed, no connection in time for a query or a transaction. */
const AWAY_PRISMA = /^P(1001|1002|1008|1017|2024|2028)$/;
const AWAY_KIND = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);
/** What pg and its pool say without any code. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed))/;

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** Of a Prisma error what its adapter was told. */
function toldToPrisma(error: unknown): Fields {
  const adapterError = fieldsOf(fieldsOf(error).meta).driverAdapterError;
  return adapterError instanceof Error ? fieldsOf(adapterError.cause) : {};
}

function codesOf(error: unknown): string[] {
  const codes = [fieldsOf(error).code, toldToPrisma(error).originalCode];
  return codes.filter((code) => typeof code === "string");
}

/** Whether PostgreSQL refused this for what it is: trying again is in vain. */
export function isRefusedForGood(error: unknown): boolean {
  return codesOf(error).some((code) => code.length === 5 && FOR_GOOD.test(code));
}

/** Whether the database was not there, or had no connection left in time: trying again later may help. */
export function isDatabaseAway(error: unknown): boolean {
  if (codesOf(error).some((code) => AWAY_PRISMA.test(code) || AWAY_STATE.test(code))) return true;
  const { syscall, code, clientVersion } = fieldsOf(error);
  const isOfSocket = clientVersion !== undefined || OF_SOCKETS.test(String(syscall));
  if (isOfSocket && AWAY_SOCKET.test(String(code))) return true;
  const { kind } = toldToPrisma(error);
  if (typeof kind === "string" && AWAY_KIND.has(kind)) return true;
  return error instanceof Error && AWAY_WORDS.test(error.message);
}

/** Name of the unique index or other constraint that was broken, or null. Of errors of `pool()` and `writers()`. */
export function brokenConstraint(error: unknown): string | null {
  const { constraint } = fieldsOf(error);
  return typeof constraint === "string" ? constraint : null;
}
