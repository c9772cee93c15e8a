import { defineRoute } from "@/lib/boundary/server/define-route";
import { AppError } from "@/lib/kernel/errors";
import { checkDatabase } from "@/lib/system/server/health";

/** The console can do its work now; 503 while its database is away. */
export const GET = defineRoute({
  name: "health.ready",
  permission: "public",
  run: async () => {
    const { ok } = await checkDatabase();
    if (!ok) throw new AppError("unavailable", "unavailable");
    return { status: "ok" };
  },
});
