import { encode } from "uqr";
import { describe, expect, it } from "vitest";
import { HAND_OFF_LANGUAGES, handOffQr, handOffText, pageOf } from "@/lib/transactions/hand-off";

const transactionId = "hksb7ba1b28130d24e015d694361bee4";
const handed = { transactionId, protocol: 'hks+/="\\$x\u202e', transactionUrl: null };
const lines = Object.fromEntries(
  HAND_OFF_LANGUAGES.map(({ id, write }): [string, (typeof HAND_OFF_LANGUAGES)[0]["write"]] => [id, write]),
);

describe("TransactionUrl", () => {
  it.each(["https://verify.example/?t=1", "HTTPS://verify.example", "http://127.0.0.1:1/x"])(
    "%s is a page to go to",
    (url) => expect(pageOf(url)).toBe(url),
  );

  it.each([null, "", "javascript:hit(1)", " https://x", "data:text/html,x", "//x", "https:x", "h\nttps://x"])(
    "%j is none",
    (url) => expect(pageOf(url)).toBeNull(),
  );
});

describe("the lines for an app", () => {
  it("take both values in each language, as its literals", () => {
    const literal = {
      kotlin: String.raw`"hks+/=\"\\\$x\u202e"`,
      swift: String.raw`"hks+/=\"\\$x\u{202e}"`,
      typescript: String.raw`"hks+/=\"\\$x\u202e"`,
    };
    for (const [id, text] of Object.entries(literal)) {
      expect(lines[id]?.(handed)).toContain(text);
      expect(lines[id]?.(handed)).toContain(`"${transactionId}"`);
    }
  });

  it("call the SDKs by their names", () => {
    expect(lines.kotlin?.(handed)).toContain("IdentityPlatform.getInstance().verify(");
    expect(lines.kotlin?.(handed)).toContain("extParams[IdentityParams.PROTOCOL]");
    expect(lines.swift?.(handed)).toContain("AliyunIdentityPlatform.sharedInstance().verify(");
  });

  it("say where Protocol belongs while it was not shown", () => {
    for (const { write } of HAND_OFF_LANGUAGES) {
      expect(write({ ...handed, protocol: null })).toContain('"<Protocol>"');
    }
  });

  it("go to TransactionUrl in a browser", () => {
    const transactionUrl = "https://verify.example/?t=1";
    expect(lines.typescript?.({ ...handed, transactionUrl })).toContain(`assign("${transactionUrl}")`);
  });
});

describe("the QR code", () => {
  it("is TransactionUrl where there is one, and else JSON", () => {
    expect(handOffQr({ ...handed, transactionUrl: "https://verify.example/" })).toBe(
      "https://verify.example/",
    );
    expect(JSON.parse(handOffQr(handed) ?? "")).toEqual({
      TransactionId: transactionId,
      Protocol: handed.protocol,
    });
    expect(JSON.parse(handOffText({ ...handed, protocol: null }))).toEqual({ TransactionId: transactionId });
  });

  it("is left out when no phone could read it", () => {
    expect(handOffQr({ ...handed, protocol: "x".repeat(2_000) })).toBeNull();
  });

  it("can be drawn up to that length", () => {
    const longest = handOffQr({ ...handed, protocol: "x".repeat(1_273 - 66) });
    expect(longest).toHaveLength(1_273);
    expect(encode(longest ?? "").version).toBe(25);
  });
});
