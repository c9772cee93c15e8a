import { inspect } from "node:util";
import { expect } from "vitest";
import { type CloudauthClientOptions, createCloudauthClient } from "@/lib/cloudauth/server/client";

/** Every value is one of a kind, so that any trace of it anywhere can be found. */
export const CANARIES = {
  SceneCode: "scanary001",
  MerchantBizId: "e0c34a77f5ac40a5aa5e6ed20c35cafe",
  MetaInfo: '{"deviceModel":"canary-meta/é+*","deviceType":"ios","zimVer":"3.0.0"}',
  MerchantUserId: "canary.user@example.com",
  CallbackUrl: "https://canary.example.com/back?own=1&x=é",
  CallbackToken: "canaryCALLBACKtoken+/=",
};

export const PARAMETERS: Record<string, string> = {
  ProductCode: "ID_OCR",
  ...CANARIES,
  IdSpoof: "Y",
  DocType: "000000011",
  IdThreshold: "0",
};

export const KEY = {
  accessKeyId: "LTAI5tCanaryKeyId0000001",
  accessKeySecret: "canarySecretCanarySecret000001",
};
export const TEMPORARY_KEY = { ...KEY, securityToken: "canary-security-token-0123456789" };

/** Short limits for tests; the real ones are for real networks. */
export const QUICK = { connectMs: 400, headersMs: 300, bodyMs: 300, totalMs: 1_200 };

export function clientFor(endpoint: string, options: Partial<CloudauthClientOptions> = {}) {
  return createCloudauthClient({
    endpoint,
    credential: KEY,
    allowPrivate: true,
    timeouts: QUICK,
    ...options,
  });
}

const strict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

function traces(): string[] {
  const values = [...Object.values(CANARIES), ...Object.values(TEMPORARY_KEY)];
  return values.flatMap((value) => [
    value,
    strict(value),
    strict(strict(value)),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    value.slice(0, 14),
  ]);
}

/** Fails when anything of the call, its address or its credential can be found in what a caller gets to see. */
export function expectNoTrace(seen: unknown, ...further: string[]) {
  const shown = [
    JSON.stringify(seen) ?? "",
    inspect(seen, { depth: null, showHidden: true }),
    String(seen),
    seen instanceof Error ? `${seen.stack} ${inspect(seen.cause)}` : "",
  ]
    .join("\n")
    .toLowerCase();
  for (const trace of [...traces(), ...further, "?callbacktoken", "merchantbizid=", "http://", "https://"]) {
    expect(shown, `a trace of ${trace}`).not.toContain(trace.toLowerCase());
  }
}
