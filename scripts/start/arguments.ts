import { parseArgs } from "node:util";

/** The address behind `npm start -- --reset-password somebody@example.com`. */
export function resetPasswordOf(words: readonly string[] = process.argv.slice(2)): string | undefined {
  const options = { "reset-password": { type: "string" } } as const;
  const { values } = parseArgs({ args: [...words], options, strict: false });
  const address = values["reset-password"];
  return typeof address === "string" ? address : undefined;
}
