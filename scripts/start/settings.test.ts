import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { SETTINGS } from "@/lib/platform/server/settings";
import { Fault } from "../runtime/fault.ts";
import { readSettings, withEnvFile } from "./settings.ts";

const example = readFileSync(".env.example", "utf8");

function faultOf(source: Record<string, string>): Fault {
  try {
    readSettings(source);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error("The settings were taken.");
}

test(".env.example names every setting there is and no other, each with a comment", () => {
  expect(Object.keys(parseEnv(example)).sort()).toEqual(Object.keys(SETTINGS).sort());
  for (const block of example.trim().split("\n\n")) expect(block).toMatch(/^#/);
});

test(".env.example as it stands is the same as no file", () => {
  expect(readSettings(parseEnv(example))).toEqual(readSettings({}));
});

test("a variable of the environment wins over .env", () => {
  expect(withEnvFile({ PORT: "4000" }, ".env.example").PORT).toBe("4000");
  expect(withEnvFile({}, ".env.example").PORT).toBe("3000");
});

test("a misspelt setting is a fault, a foreign variable is not", () => {
  expect(faultOf({ CONSOLE_PUBLIC_URI: "https://x.example" }).advice[0]).toMatch(/^CONSOLE_PUBLIC_URI: /);
  expect(readSettings({ LANG: "C", PATH: "/bin" }).PORT).toBe(3000);
});

test.each([
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "3000.5"],
  ["PORT", "http"],
  ["HOST", "http://127.0.0.1"],
  ["DATABASE_URL", "postgresql://host"],
  ["DATABASE_URL", "file:dev.db"],
  ["CONSOLE_PUBLIC_URL", "console.example"],
  ["CONSOLE_PUBLIC_URL", "https://console.example/path"],
  ["CONSOLE_PUBLIC_URL", "ftp://console.example"],
  ["CONSOLE_KEYS", "k1:short"],
  ["CONSOLE_ADMIN_EMAIL", "admin"],
  ["SANDBOX_PORT", "-1"],
  ["CONSOLE_PRIVATE_ENDPOINTS", "127.0.0.1:4999"],
  ["CONSOLE_PROXY", "socks://proxy"],
  ["CONSOLE_METRICS_TOKEN", "short"],
])("%s=%s is refused by name", (name, value) => {
  const { advice } = faultOf({ [name]: value });
  expect(advice[0]).toMatch(new RegExp(`^${name}(\\.\\d+)?: `));
  expect(advice).toHaveLength(2);
});

test("a short admin password, and one without its address, are refused", () => {
  expect(faultOf({ CONSOLE_ADMIN_EMAIL: "a@b.example", CONSOLE_ADMIN_PASSWORD: "short" }).advice[0]).toMatch(
    /15/,
  );
  expect(faultOf({ CONSOLE_ADMIN_PASSWORD: "correct horse battery" }).advice[0]).toMatch(
    /CONSOLE_ADMIN_EMAIL/,
  );
});
