import { expect, test } from "vitest";
import { createLog } from "@/lib/platform/server/log";

function logged(what: object): string {
  let text = "";
  const write = (line: string) => {
    text += line;
  };
  createLog({ write }).warn(what, "something happened");
  return text;
}

test("what is secret by its name is not written, wherever a careless object carries it", () => {
  const secrets = { password: "canary-1", nested: { token: "canary-2", deeper: { Protocol: "canary-3" } } };
  expect(logged(secrets)).not.toContain("canary");
});

test("the connection that pg hangs on an error is not written, its words are", () => {
  const err = Object.assign(new Error("terminating connection"), { client: { secretKey: "canary-4" } });
  const text = logged({ err });
  expect(text).toContain("terminating connection");
  expect(text).not.toContain("canary");
});
