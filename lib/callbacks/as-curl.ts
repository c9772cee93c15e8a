import { addressWith, isTokenField, TOKEN_PLACEHOLDER } from "@/lib/callbacks/raw-request";
import type { DeliveryView } from "@/lib/callbacks/view";

/** One word for a POSIX shell, whatever it holds; only NUL cannot be in a word and becomes U+FFFD. */
export function shellWord(text: string): string {
  return `'${text.toWellFormed().replaceAll("\0", "\ufffd").replaceAll("'", "'\\''")}'`;
}

/**
 * A command that repeats a delivery against the console's own address: its fields in their order, its method and the
 * name its sender went by. Where the token was stands a placeholder to be filled in by whoever knows the token.
 */
export function asCurl({ method, fields, headers }: DeliveryView, address: string): string {
  const pairs = fields.pairs.map((pair): [string, string] =>
    isTokenField(pair) ? [pair[0], TOKEN_PLACEHOLDER] : pair,
  );
  const agent = headers.find(([name]) => name === "user-agent")?.[1];
  const words = [
    ...(method === "HEAD" ? ["--head"] : []),
    // Without it, curl would take braces and brackets for patterns and dots for folders.
    "--globoff",
    "--path-as-is",
    ...(agent === undefined ? [] : ["--user-agent", shellWord(agent)]),
    shellWord(addressWith(address, pairs)),
  ];
  return `curl ${words.join(" ")}`;
}
