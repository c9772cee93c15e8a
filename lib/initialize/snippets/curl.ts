import { enc } from "@/lib/initialize/canonical-query";
import { shell } from "@/lib/initialize/snippets/literals";
import { ACCESS_KEY_ID, hostOf, type SnippetCall } from "@/lib/initialize/snippets/snippet-call";

export const API_VERSION = "2022-08-09";
export const EMPTY_BODY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
export const SIGNED_HEADERS =
  "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";

/** The query as it is signed and sent, what must not stand in it as `<NAME>`. */
export function shownQuery({ parameters }: SnippetCall): string {
  return parameters
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, value }) => `${name}=${value.kind === "text" ? enc(value.text) : `<${value.variable}>`}`)
    .join("&");
}

/** The request itself. Signature, date and nonce are of one moment, so they are placeholders. */
export function curl(call: SnippetCall): string {
  const headers = [
    "accept: application/json",
    "x-acs-action: Initialize",
    `x-acs-version: ${API_VERSION}`,
    "x-acs-date: <UTC_TIME_AS_2026-11-23T07:37:10Z>",
    "x-acs-signature-nonce: <UNIQUE_TEXT>",
    `x-acs-content-sha256: ${EMPTY_BODY_HASH}`,
    `Authorization: ACS3-HMAC-SHA256 Credential=<${ACCESS_KEY_ID}>,SignedHeaders=${SIGNED_HEADERS},Signature=<SIGNATURE>`,
  ];
  const address = `${new URL(call.origin).protocol}//${hostOf(call)}/?${shownQuery(call)}`;
  return [
    `curl --request POST ${shell(address)}`,
    ...headers.map((header) => `  --header ${shell(header)}`),
  ].join(" \\\n");
}
