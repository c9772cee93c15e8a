import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/test/chromium";

// Started by `npm run e2e`, which brings up the console that is tested and says here where it listens.
export default defineConfig({
  testDir: "e2e",
  outputDir: ".test/playwright",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: ".test/playwright.json" }]],
  use: {
    baseURL: process.env.CONSOLE_PUBLIC_URL,
    locale: "en-US",
    timezoneId: "Asia/Hong_Kong",
    trace: "off",
    launchOptions: {
      executablePath: findChromium(),
      args: [
        // Chromium's own sandbox needs user namespaces that containers and root often lack; all it sees here is ours.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "access", testMatch: "access/**/*.spec.ts" },
    { name: "journeys", testMatch: "journeys/**/*.spec.ts" },
  ],
});
