import "server-only";
import { type CloudauthClient, createCloudauthClient } from "@/lib/cloudauth/server/client";
import { isPrivateEndpoint } from "@/lib/cloudauth/server/endpoints";
import type { Environment } from "@/lib/credentials/schema";
import { env } from "@/lib/platform/server/env";

export type SigningKey = {
  environment: Environment;
  endpoint: string;
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
};

/** A client of the vendor, or of the sandbox, that signs with this key, with the proxy and the leave of the settings. */
export function clientFor(key: SigningKey): CloudauthClient {
  const { environment, endpoint, accessKeyId, accessKeySecret, securityToken } = key;
  const { CONSOLE_PROXY, CONSOLE_PRIVATE_ENDPOINTS } = env();
  const sandbox = environment === "sandbox";
  return createCloudauthClient({
    endpoint,
    credential: { accessKeyId, accessKeySecret, securityToken },
    // The sandbox is on this machine, where no proxy leads.
    proxy: sandbox ? undefined : CONSOLE_PROXY,
    allowPrivate: sandbox || isPrivateEndpoint(endpoint, CONSOLE_PRIVATE_ENDPOINTS),
  });
}
