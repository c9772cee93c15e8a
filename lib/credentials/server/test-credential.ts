import "server-only";
import type { CloudauthClient } from "@/lib/cloudauth/server/client";
import type { KeepaliveResult, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import type { CredentialKey } from "@/lib/credentials/schema";
import { clientFor } from "@/lib/credentials/server/client-for";
import { chosenEndpoint } from "@/lib/credentials/server/endpoint-choices";
import type { CredentialTest } from "@/lib/credentials/view";
import { describeCode } from "@/lib/initialize/return-codes";
import type { Locale } from "@/lib/kernel/localized-text";

type Client = Pick<CloudauthClient, "keepalive" | "close">;

/**
 * Calls KeepaliveIntl with what stands on the form; nothing is stored. It waits for no turn: whose rate a key that
 * nobody knows yet uses up is not known either.
 */
export async function testKey(key: CredentialKey, locale: Locale): Promise<CredentialTest> {
  const endpoint = chosenEndpoint(key.endpoint, key.environment);
  const securityToken = key.securityToken || undefined;
  return keepalive(clientFor({ ...key, endpoint, securityToken }), locale);
}

async function keepalive(client: Client, locale: Locale): Promise<CredentialTest> {
  try {
    return toTest(await client.keepalive(), locale);
  } finally {
    await client.close();
  }
}

/** What a person is told of an answer, with advice in their language. */
export function toTest(outcome: VendorOutcome<KeepaliveResult>, locale: Locale): CredentialTest {
  const { requestId, durationMs } = outcome;
  if (outcome.kind === "accepted") return { kind: "works", requestId, durationMs };
  const { httpStatus } = outcome;
  if (outcome.kind === "unanswered") {
    return { kind: "unanswered", requestId, durationMs, httpStatus, reason: outcome.reason };
  }
  const { code, message } = outcome;
  const advice = describeCode(code)?.advice[locale] ?? null;
  return { kind: "refused", requestId, durationMs, httpStatus: outcome.httpStatus, code, message, advice };
}
