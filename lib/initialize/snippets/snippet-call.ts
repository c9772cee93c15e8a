import type { InitializeDraft } from "@/lib/initialize/draft";
import { PARAMETER_NAMES, type ParameterName } from "@/lib/initialize/parameter-spec";
import { toWireParameters } from "@/lib/initialize/wire";

/**
 * What stands in a snippet for something that must not: a secret, a person, or what only the console fills in. The
 * reader gives it as an environment variable of that name.
 */
export const VARIABLES = {
  MerchantUserId: "MERCHANT_USER_ID",
  CallbackUrl: "CALLBACK_URL",
  CallbackToken: "CALLBACK_TOKEN",
} as const satisfies Partial<Record<ParameterName, string>>;

export const ACCESS_KEY_ID = "ALIBABA_CLOUD_ACCESS_KEY_ID";
export const ACCESS_KEY_SECRET = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";

export type SnippetValue = { kind: "text"; text: string } | { kind: "variable"; variable: string };

export type SnippetParameter = { name: ParameterName; value: SnippetValue };

/** The call that a snippet makes. `origin` is scheme, host and port of the endpoint. */
export type SnippetCall = { origin: string; parameters: SnippetParameter[] };

const isParameter = (name: string): name is ParameterName => PARAMETER_NAMES.some((known) => known === name);

function variableOf(name: ParameterName, draft: InitializeDraft): string | undefined {
  if (name === "MerchantUserId" || name === "CallbackToken") return VARIABLES[name];
  return name === "CallbackUrl" && draft.callbackTo === "console" ? VARIABLES.CallbackUrl : undefined;
}

/** Exactly the parameters that would be sent for this draft now, in the page's order, with nothing secret in them. */
export function snippetCall(draft: InitializeDraft, origin: string): SnippetCall {
  const wire = toWireParameters(draft, VARIABLES);
  const parameters = Object.entries(wire).flatMap(([name, text]): SnippetParameter[] => {
    if (!isParameter(name)) return [];
    const variable = variableOf(name, draft);
    return [{ name, value: variable ? { kind: "variable", variable } : { kind: "text", text } }];
  });
  return { origin, parameters };
}

/** Host of the endpoint, with its port where it has one. */
export function hostOf({ origin }: SnippetCall): string {
  return new URL(origin).host;
}

/** `HTTPS`, or `HTTP` for the sandbox on this machine. */
export function protocolOf({ origin }: SnippetCall): "HTTPS" | "HTTP" {
  return origin.startsWith("https:") ? "HTTPS" : "HTTP";
}

/** One line for each parameter, made by `line`. */
export function linesOf(
  { parameters }: SnippetCall,
  line: (name: string, value: SnippetValue) => string,
): string {
  return parameters.map(({ name, value }) => line(name, value)).join("\n");
}
