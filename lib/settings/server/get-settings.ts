import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { readSettings } from "@/lib/settings/server/settings-store";
import type { Settings } from "@/lib/settings/settings";

/** What is set at present. @throws AppError unless the actor may change it */
export async function getSettings(actor: Actor): Promise<Settings> {
  authorize(actor, "retention.manage");
  return readSettings();
}
