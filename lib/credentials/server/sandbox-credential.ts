import "server-only";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import { addCredential } from "@/lib/credentials/server/change-credentials";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";

/** Gives an empty console the key of its own sandbox, so that the first transaction needs no AccessKey. */
export async function ensureSandboxCredential(key: {
  accessKeyId: string;
  accessKeySecret: string;
}): Promise<boolean> {
  if ((await database().credential.count()) > 0) return false;
  const added = addCredential(changedByConsole("first start", newId()), {
    ...key,
    name: "Sandbox",
    environment: "sandbox",
    endpoint: env().SANDBOX_ORIGIN,
    securityToken: "",
    account: "",
  });
  return added.then(() => true, falseIfThere);
}

/** Another process starting at the same moment has made it. */
function falseIfThere(error: unknown): false {
  if (error instanceof AppError && error.code === "conflict") return false;
  throw error;
}
