import { readFileSync } from "node:fs";

/**
 * Hands Next the configuration that its build has resolved, the way Next's own standalone server does. Otherwise it
 * loads a compiler, 30 MiB that stay, to read next.config.ts once more. Without that file Next reads the source.
 */
export function applyBuiltConfig(): void {
  try {
    const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
    process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  } catch {
    // A build that writes no such file, or nothing built: Next's own words about that are better than ours.
  }
}
