import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { TEST_ENVIRONMENT } from "./scripts/testing/test-environment.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const never = ["node_modules/**", ".next/**", ".data/**", ".test/**", "e2e/**"];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: here("./") },
      { find: "server-only", replacement: here("./scripts/testing/empty.ts") },
    ],
  },
  test: {
    env: TEST_ENVIRONMENT,
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...never, "**/*.db.test.ts"],
          // A property of a thousand runs takes a second; on a machine that does much else, several.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          exclude: never,
          globalSetup: "./scripts/testing/database-server.ts",
          setupFiles: "./scripts/testing/database.ts",
          // Some start consoles and databases of their own, 16 s here; on a machine that does much else, twice that.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
