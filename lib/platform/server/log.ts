import "server-only";
import { type DestinationStream, type Logger, pino } from "pino";
import { oncePerProcess } from "@/lib/platform/server/once";

/** Fields that never reach a log line, wherever a careless object carries them. */
const SECRET_FIELDS = [
  "password",
  "passwordHash",
  "accessKeySecret",
  "securityToken",
  "secretSealed",
  "securityTokenSealed",
  "token",
  "tokenHash",
  "CallbackToken",
  "MerchantUserId",
  "Protocol",
  "ExtIdInfo",
  "cookie",
  "authorization",
  // What pg hangs on the error of a lost connection: all of it, the key that cancels its queries too.
  "client",
];

/** A logger that writes one JSON object a line. */
export function createLog(destination?: DestinationStream): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  const options = {
    redact: { paths, censor: "[redacted]" },
    base: undefined,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  return destination ? pino(options, destination) : pino(options);
}

export const log: Logger = oncePerProcess("log", () => createLog());
