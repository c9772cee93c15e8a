import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactor } from "@/lib/cloudauth/server/redact";
import { CANARIES, expectNoTrace, KEY, PARAMETERS } from "@/lib/cloudauth/server/testing/calls";
import { parameterValue } from "@/lib/cloudauth/server/testing/parameters";
import { enc } from "@/lib/initialize/canonical-query";

const { clean, token } = redactor([...Object.values(PARAMETERS), ...Object.values(KEY)]);

describe("clean", () => {
  it.each([
    ["InvalidParameter: DocType is not supported.", "InvalidParameter: DocType is not supported."],
    ["The product ID_OCR is not activated.", "The product ID_OCR is not activated."],
    ["IdSpoof must be Y or N, KEY stays", "IdSpoof must be *** or N, KEY stays"],
    ["MetaInfo lacks deviceModel", "MetaInfo lacks deviceModel"],
    [`${CANARIES.MerchantUserId} is unknown`, "*** is unknown"],
    [`unknown:${CANARIES.MerchantUserId.toUpperCase()}`, "unknown:***"],
    [`cut ${CANARIES.CallbackToken.slice(0, 15)}`, "cut ***"],
    ["see https://api.aliyun.com/troubleshoot?q=SomeThing for help", "see *** for help"],
    ["got RegionId=cn-hongkong&Other=1 here", "got *** here"],
    [`digest ${"0f".repeat(32)}.`, "digest ***."],
    ["calculated string to sign is: POST&%2F&AccessKeyId", "calculated ***"],
    ["stringToSign was x", "***"],
    ["The header x-acs-date is not well formatted.", "The header x-acs-date is not well formatted."],
    ["we got x-acs-date:2026-11-23T07:37:10Z and more", "we got ***"],
    [`the key ${KEY.accessKeyId} of ${KEY.accessKeySecret}`, "the key *** of ***"],
    ["不支持该证件类型", "不支持该证件类型"],
  ])("%s", (message, cleaned) => {
    expect(clean(message)).toBe(cleaned);
  });

  it("is null for what is no text, and short for what is long", () => {
    for (const value of [undefined, null, 7, {}, "", "  "]) expect(clean(value)).toBeNull();
    expect(clean("word ".repeat(100_000))?.length).toBeLessThan(600);
  });

  const forms: [string, (value: string) => string][] = [
    ["as it is", (value) => value],
    ["as signed", enc],
    ["as signed, twice", (value) => enc(enc(value))],
    ["as a script encodes it", encodeURIComponent],
    ["in JSON", (value) => JSON.stringify(value).slice(1, -1)],
    ["in a form", (value) => new URLSearchParams({ v: value }).toString().slice(2)],
    ["in HTML", (value) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")],
    ["in HTML by number", (value) => value.replace(/["'&<]/g, (sign) => `&#${sign.charCodeAt(0)};`)],
  ];

  it.each(forms)("takes a value out that is echoed %s", (_how, form) => {
    const awkward = `é "'&<\\`;
    expect(redactor([awkward]).clean(`before ${form(awkward)} after`)).toBe("before *** after");
    for (const value of Object.values(CANARIES)) expectNoTrace(clean(`before ${form(value)} after`));
  });

  it("leaves no value of four or more signs, wherever it stands", () => {
    fc.assert(
      fc.property(parameterValue, fc.string(), fc.string(), (value, before, after) => {
        // What is put in a value's place must not make one together with its neighbours.
        fc.pre(value.trim().length >= 4 && !value.includes("*"));
        const shown = redactor([value]).clean(`${before}${value}${after}`) ?? "";
        expect(shown.toLowerCase()).not.toContain(value.toLowerCase());
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("token", () => {
  it.each(["130A2C10-B9EE-4D84-88E3-5384FF030001", "Forbidden.RAM", "200"])("keeps %s", (text) => {
    expect(token(text)).toBe(text);
  });

  it.each([CANARIES.MerchantBizId, `x${KEY.accessKeyId}`, "a b", "", "x".repeat(200), 7, undefined])(
    "drops %s",
    (text) => {
      expect(token(text)).toBeNull();
    },
  );
});
