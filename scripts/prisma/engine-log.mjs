/** Writes one line to stderr in the form that the Prisma CLI reads from its engine. */
export function logLine(level, message, extra = {}) {
  const fields = { message, ...extra };
  process.stderr.write(`${JSON.stringify({ level, target: "schema_engine::logger", fields })}\n`);
}
