import type { Environment } from "@/lib/credentials/schema";
import type { EndpointChoice } from "@/lib/credentials/view";

/** The endpoints that a credential of this environment may name. */
export function endpointsFor(
  endpoints: readonly EndpointChoice[],
  environment: Environment,
): EndpointChoice[] {
  return endpoints.filter((choice) => choice.environment === environment || choice.environment === "both");
}

export function firstEndpoint(endpoints: readonly EndpointChoice[], environment: Environment): string {
  return endpointsFor(endpoints, environment)[0]?.origin ?? "";
}
