import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseLocale, chooseTimeZone, localeFromHeader } from "@/lib/i18n/locale";
import { isLocale } from "@/lib/kernel/localized-text";

describe("localeFromHeader", () => {
  it.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["zh-Hans-SG", "zh"],
    ["en-US,en;q=0.9,zh;q=0.8", "en"],
    ["de-DE, zh;q=0.4, en;q=0.3", "zh"],
    ["en;q=0.1, ZH-tw;q=0.7", "zh"],
    ["zh;q=0, en", "en"],
    ["zhuang", "en"],
    ["", "en"],
  ])("reads %j as %s", (header, locale) => {
    expect(localeFromHeader(header)).toBe(locale);
  });

  it("always answers with a language of the console, whatever a client sends", () => {
    fc.assert(fc.property(fc.string(), (header) => isLocale(localeFromHeader(header))));
  });
});

describe("chooseLocale", () => {
  it("lets a person's choice win over the browser's wish", () => {
    expect(chooseLocale("en", "zh-CN")).toBe("en");
  });

  it("ignores a cookie that names no language of the console", () => {
    expect(chooseLocale("../../etc", "zh-CN")).toBe("zh");
  });
});

describe("chooseTimeZone", () => {
  it("keeps a zone that exists", () => {
    expect(chooseTimeZone("Asia/Singapore")).toBe("Asia/Singapore");
  });

  it("answers UTC for anything else", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (name) => {
        const zone = chooseTimeZone(name);
        return zone === "UTC" || new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
      }),
    );
    expect(chooseTimeZone("Mars/Olympus")).toBe("UTC");
    expect(chooseTimeZone("x".repeat(65))).toBe("UTC");
  });
});
