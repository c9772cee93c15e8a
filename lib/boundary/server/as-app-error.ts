import "server-only";
import { AppError } from "@/lib/kernel/errors";
import { isDatabaseAway } from "@/lib/platform/server/database-failure";

/**
 * A failure as what the log, the metrics and the browser may call it; null for one that nobody foresaw. That the
 * database is away is nobody's mistake: whoever asked is told to try again, wherever it was noticed.
 */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  return isDatabaseAway(error) ? new AppError("unavailable", "databaseAway", { cause: error }) : null;
}
