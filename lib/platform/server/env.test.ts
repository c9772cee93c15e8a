import { expect, test } from "vitest";
import { readEnv } from "@/lib/platform/server/env";
import { parseKeys, writeKeys } from "@/lib/platform/server/keys";

const complete = {
  DATABASE_URL: "postgresql://console:secret@127.0.0.1:5432/console",
  CONSOLE_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  SANDBOX_ORIGIN: "http://127.0.0.1:3001",
  SANDBOX_CONTROL_TOKEN: "0123456789abcdef",
  NEXTAUTH_SECRET: "0123456789abcdef",
};

test("the defaults are those of the contract", () => {
  expect(readEnv(complete)).toMatchObject({
    HOST: "127.0.0.1",
    PORT: 3000,
    CONSOLE_PUBLIC_URL: "http://127.0.0.1:3000",
    CONSOLE_PRIVATE_ENDPOINTS: [],
  });
});

test("the default public address is one that a browser can open", () => {
  expect(readEnv({ ...complete, HOST: "0.0.0.0" }).CONSOLE_PUBLIC_URL).toBe("http://localhost:3000");
  expect(readEnv({ ...complete, HOST: "::1", PORT: "8080" }).CONSOLE_PUBLIC_URL).toBe("http://[::1]:8080");
});

test("an empty variable counts as absent", () => {
  expect(readEnv({ ...complete, PORT: "", CONSOLE_PROXY: " " })).toMatchObject({ PORT: 3000 });
});

test("private endpoints are a list of origins", () => {
  const listed = {
    ...complete,
    CONSOLE_PRIVATE_ENDPOINTS: "http://127.0.0.1:4999, https://gateway.example/",
  };
  expect(readEnv(listed).CONSOLE_PRIVATE_ENDPOINTS).toEqual([
    "http://127.0.0.1:4999",
    "https://gateway.example",
  ]);
  expect(() => readEnv({ ...complete, CONSOLE_PRIVATE_ENDPOINTS: "http://127.0.0.1:4999/path" })).toThrow(
    /CONSOLE_PRIVATE_ENDPOINTS/,
  );
});

test("every fault is named at once, and no value is quoted", () => {
  const bad = {
    ...complete,
    PORT: "99999",
    DATABASE_URL: "mysql://root:hunter2@db/x",
    CONSOLE_KEYS: "k1:hunter2",
  };
  expect(() => readEnv(bad)).toThrow(/PORT .*DATABASE_URL .*CONSOLE_KEYS /);
  expect(() => readEnv(bad)).not.toThrow(/hunter2/);
});

test("keys are read back as they were written, and doubtful lists refused", () => {
  const keys = [
    { id: "new", key: Buffer.alloc(32, 1) },
    { id: "old-1", key: Buffer.alloc(32, 0xfb) },
  ];
  expect(parseKeys(writeKeys(keys))).toEqual({ ok: true, keys });
  const short = Buffer.alloc(31).toString("base64");
  for (const text of [
    "",
    "k1",
    `k1:${short}`,
    `${writeKeys(keys)},`,
    `${writeKeys(keys)},new:${"A".repeat(43)}`,
  ]) {
    expect(parseKeys(text).ok, text).toBe(false);
  }
});
