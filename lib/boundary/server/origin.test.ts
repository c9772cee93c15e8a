import { describe, expect, it } from "vitest";
import { checkOrigin, ownOrigins } from "@/lib/boundary/server/origin";

const LOCAL = "http://127.0.0.1:3000";
const PUBLIC = "https://console.example.com";

describe("checkOrigin", () => {
  it.each([
    [LOCAL, LOCAL],
    ["http://localhost:3000", LOCAL],
    ["http://[::1]:3000", LOCAL],
    [PUBLIC, PUBLIC],
  ])("lets %s through at %s", (origin, publicUrl) => {
    expect(() => checkOrigin(origin, publicUrl)).not.toThrow();
  });

  it.each([
    [null, LOCAL],
    ["", LOCAL],
    ["null", LOCAL],
    ["http://127.0.0.1:3001", LOCAL],
    ["https://127.0.0.1:3000", LOCAL],
    ["http://127.0.0.1", LOCAL],
    ["http://127.0.0.1:3000.evil.example", LOCAL],
    ["http://localhost.evil.example:3000", LOCAL],
    ["http://127.0.0.1:3000/", LOCAL],
    ["http://localhost:3000", PUBLIC],
    ["http://console.example.com", PUBLIC],
    ["https://console.example.com:8443", PUBLIC],
    ["https://console.example.com.evil.example", PUBLIC],
    ["https://evil.example", PUBLIC],
    ["https://CONSOLE.example.com", PUBLIC],
    [`${PUBLIC}, https://evil.example`, PUBLIC],
  ])("refuses %j at %s", (origin, publicUrl) => {
    expect(() => checkOrigin(origin, publicUrl)).toThrow(expect.objectContaining({ code: "wrong-origin" }));
  });

  it("knows other names of this machine only when it is served on one", () => {
    expect(ownOrigins(PUBLIC)).toEqual([PUBLIC]);
    expect(ownOrigins("http://0.0.0.0:3000")).toEqual(["http://0.0.0.0:3000"]);
  });
});
