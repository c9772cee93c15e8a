import "server-only";
import { ENDPOINTS, isPrivateEndpoint, toOrigin } from "@/lib/cloudauth/server/endpoints";
import type { Environment } from "@/lib/credentials/schema";
import type { EndpointChoice } from "@/lib/credentials/view";
import { AppError } from "@/lib/kernel/errors";
import type { Locale } from "@/lib/kernel/localized-text";
import { env } from "@/lib/platform/server/env";

const SANDBOX_LABEL = { en: "Built-in sandbox", zh: "内置沙箱" };

/** Every endpoint a new credential may name, the likeliest first. */
export function endpointChoices(locale: Locale): EndpointChoice[] {
  const { SANDBOX_ORIGIN, CONSOLE_PRIVATE_ENDPOINTS } = env();
  return [
    { origin: new URL(SANDBOX_ORIGIN).origin, label: SANDBOX_LABEL[locale], environment: "sandbox" },
    ...ENDPOINTS.map(({ origin, label }) => ({ origin, label: label[locale], environment: "live" as const })),
    ...CONSOLE_PRIVATE_ENDPOINTS.map((origin) => ({ origin, label: origin, environment: "both" as const })),
  ];
}

/** How an endpoint is called in a list; one that is no longer offered is called by its origin. */
export function endpointLabel(origin: string, environment: Environment, locale: Locale): string {
  const current = endpointInUse(origin, environment);
  const known = endpointChoices(locale).find((choice) => choice.origin === current);
  return known?.label ?? origin;
}

/**
 * The origin that was chosen, when a credential of this environment may use it: a sandbox key never goes to the
 * vendor, a live one never to the sandbox. @throws AppError on the field `endpoint`
 */
export function chosenEndpoint(endpoint: string, environment: Environment): string {
  const origin = toOrigin(endpoint);
  const choice = endpointChoices("en").find((offered) => offered.origin === origin);
  if (choice && (choice.environment === "both" || choice.environment === environment)) return choice.origin;
  const fieldErrors = { endpoint: `credentials.problems.${choice ? "otherEnvironment" : "endpoint"}` };
  throw new AppError("bad-input", "badInput", { fieldErrors });
}

/**
 * Where calls of a stored credential go now. The built-in sandbox may listen on another port after a restart, so
 * its credentials follow it instead of the port they were stored with.
 */
export function endpointInUse(endpoint: string, environment: Environment): string {
  const { SANDBOX_ORIGIN, CONSOLE_PRIVATE_ENDPOINTS } = env();
  const elsewhere = environment === "live" || isPrivateEndpoint(endpoint, CONSOLE_PRIVATE_ENDPOINTS);
  return elsewhere ? endpoint : new URL(SANDBOX_ORIGIN).origin;
}

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** Host and port, all names of this machine being one. */
function placeOf(origin: string): string {
  const { hostname, port } = new URL(origin);
  return `${LOOPBACK.includes(hostname) ? "here" : hostname}:${port}`;
}

/** Whether a credential's calls go to the built-in sandbox, which alone can be told what its device does. */
export function reachesSandbox({
  endpoint,
  environment,
}: {
  endpoint: string;
  environment: Environment;
}): boolean {
  if (environment !== "sandbox") return false;
  return placeOf(endpointInUse(endpoint, environment)) === placeOf(env().SANDBOX_ORIGIN);
}
