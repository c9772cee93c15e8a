import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { consequence } from "@/components/callbacks/consequence";
import { FINDING_ICON, FindingList } from "@/components/callbacks/finding-list";
import { findings } from "@/components/callbacks/findings";
import { readFields } from "@/lib/callbacks/fields";
import { type JudgedTransaction, judgeDeliveries } from "@/lib/callbacks/verdict";
import { messagesOf } from "@/lib/i18n/messages";
import { LOCALES } from "@/lib/kernel/localized-text";
import { ERASED } from "@/lib/transactions/erased";

const TOKEN = "token";
const GOOD = "transactionId=hks1&passed=Y&subCode=200&callbackToken=token";
const PENDING: JudgedTransaction = {
  transactionId: "hks1",
  callbackTokenHash: TOKEN,
  answeredAt: 1,
  deadline: 1_000_000,
};

const judged = (queries: string[], over: Partial<JudgedTransaction> = {}, receivedAt = 10) =>
  judgeDeliveries(
    { ...PENDING, ...over },
    queries.map((query) => ({ receivedAt, fields: readFields(query, (token) => token) })),
  ).map((verdict) => ({ verdict, erased: false, receivedAt: new Date(receivedAt).toISOString() }));

const toned = (told: Parameters<typeof findings>[0]) =>
  findings(told).map(({ key, tone }) => `${key} ${tone}`);
const last = (...args: Parameters<typeof judged>) => judged(...args).at(-1) ?? judged([""])[0];
const calm = ["first", "tokenRight", "known", "idEqual", "onTime"];

describe("findings", () => {
  it("are calm when all is well", () => {
    const told = judged([GOOD], { confirmedPassed: "Y" });
    expect(told.flatMap((each) => toned(each))).toEqual(["checkAgrees", ...calm].map((key) => `${key} calm`));
  });

  it.each<[string, Parameters<typeof judged>, string[]]>([
    ["a wrong token", [[GOOD.replace("=token", "=x")]], ["tokenWrong danger"]],
    ["no token", [["passed=Y&transactionId=hks1"]], ["tokenMissing danger"]],
    ["another TransactionId", [[GOOD.replace("hks1", "hks2")]], ["idDifferent danger"]],
    [
      "an adopted TransactionId",
      [[GOOD], { transactionIdFrom: "callback", answeredAt: null }],
      ["idAdopted info"],
    ],
    ["a contradiction", [[GOOD, GOOD.replace("=Y", "=N")]], ["contradicts danger"]],
    ["a contradiction of CheckResult", [[GOOD], { confirmedPassed: "N" }], ["checkContradicts danger"]],
    [
      "a repetition in other spelling",
      [[GOOD, GOOD.replace("passed", "PASSED")]],
      ["duplicate info", "spelledName info"],
    ],
    ["a late one", [[GOOD], {}, 1_000_400], ["late warning"]],
    ["an early one", [[GOOD], { answeredAt: null }], ["early info"]],
    ["a strange passed", [[GOOD.replace("=Y", "=205")]], ["spelledStrange warning"]],
    ["another spelling of passed", [[GOOD.replace("=Y", "=T")]], ["spelledValue info"]],
    ["further fields", [[`${GOOD}&a=1&b=2`]], ["field info"]],
    ["an unclear passed", [[`${GOOD}&passed=N`]], ["unclear warning"]],
    ["one that was sent on", [[`${GOOD}&x-console-replay=1`]], ["replay info"]],
  ])("name %s", (_, args, expected) => {
    const told = last(...args);
    if (!told) throw new Error("nothing judged");
    expect(toned(told)).toEqual(expect.arrayContaining(expected));
    expect(toned(told)[0]).not.toMatch(/ calm$/);
  });

  it("say how late in the largest unit, and never late by nothing", () => {
    const late = (ms: number) => {
      const [told] = judged([GOOD], {}, 1_000_000 + ms);
      return told && findings(told).find(({ key }) => key === "late")?.values;
    };
    expect([1, 59_000, 125_000, 90_000_000].map(late)).toEqual([
      { value: 1, unit: "second" },
      { value: 59, unit: "second" },
      { value: 2, unit: "minute" },
      { value: 1, unit: "day" },
    ]);
  });

  it("keep after an erasure what the kept fields show, and nothing that they cannot", () => {
    const erased = (query: string, over = {}) => {
      const [told] = judged([query], over);
      return told ? findings({ ...told, erased: true }).map(({ key }) => key) : [];
    };
    const kept = ["erased", "checkAgrees", "tokenRight", "known", "idEqual", "onTime"];
    expect(erased(GOOD, { confirmedPassed: "Y" })).toEqual(kept);
    expect(erased(GOOD, { confirmedPassed: "N" })).toContain("checkContradicts");
    expect(erased(GOOD.replace("=token", "=x"))).toContain("tokenWrong");
    expect(erased("")).toEqual(["erased"]);
    const partly = erased(`${GOOD}&passed=${encodeURIComponent(ERASED)}`);
    expect(partly).not.toEqual(expect.arrayContaining(["unclear"]));
    expect(partly).not.toEqual(expect.arrayContaining(["spelledStrange"]));
  });

  it("have a shape of their own each", () => {
    const shapes = Object.values(FINDING_ICON).map((Icon) => renderToStaticMarkup(<Icon />));
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it("show no more of a hostile sender's names than fits a line", () => {
    const [told] = judged([Array.from({ length: 90 }, (_, n) => `${"n".repeat(60)}${n}=`).join("&")]);
    const field = told && findings(told).find(({ key }) => key === "field");
    expect(field?.values?.count).toBe(90);
    expect(String(field?.values?.names).length).toBeLessThan(200);
  });

  it.each(LOCALES)("have words of their own each (%s)", (locale) => {
    const found = Object.keys(FINDING_ICON).map((key) => ({
      key: key as keyof typeof FINDING_ICON,
      tone: "calm" as const,
      values: { n: 2, seen: "s", documented: "d", count: 1, names: "x", value: 3, unit: "minute" },
    }));
    const html = renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
        <FindingList found={found} />
      </NextIntlClientProvider>,
    );
    const words = html
      .split("<li ")
      .slice(1)
      .map((item) => item.replace(/^[^>]*>|<[^>]*>/g, ""));
    expect(new Set(words).size).toBe(found.length);
    expect(words.join("")).not.toMatch(/finding\.|undefined|\{/);
  });
});

describe("what came of a delivery", () => {
  const reportedAt = new Date(10).toISOString();
  const of = (args: Parameters<typeof judged>, facts = { reportedAt: null as string | null }) => {
    const told = last(...args);
    if (!told) throw new Error("nothing judged");
    const { what, effect } = consequence(told, facts);
    return `${what} ${effect}`;
  };

  it.each<[string, Parameters<typeof judged>, string]>([
    ["a probe", [[""]], "probe none"],
    ["a wrong token", [[GOOD.replace("=token", "=x")], { confirmedPassed: "N" }], "wrongToken none"],
    ["no token", [["passed=Y"]], "missingToken none"],
    ["another TransactionId", [[GOOD.replace("hks1", "hks2")]], "otherId none"],
    ["no TransactionId", [[GOOD.replace("transactionId=hks1&", "")]], "noId none"],
    ["before the answer", [[GOOD], { transactionId: null, answeredAt: null }], "notKnownYet kept"],
    ["an unclear one", [[`${GOOD}&passed=N`]], "unclear none"],
    ["a flipped one", [[GOOD, GOOD.replace("=Y", "=N")]], "contradicts none"],
    ["one that CheckResult denies", [[GOOD], { confirmedPassed: "N" }], "contradictsCheck none"],
    ["a later one that agrees", [[GOOD], { confirmedPassed: "Y" }], "agrees none"],
    ["an adopted one", [[GOOD], { transactionIdFrom: "callback" }], "hint adopted"],
  ])("%s", (_, args, expected) => expect(of(args)).toBe(expected));

  it("only the one that was kept as the report changed anything", () => {
    expect(of([[GOOD]], { reportedAt })).toBe("hint report");
    expect(of([[GOOD.replace("=token", "=x")]], { reportedAt })).toBe("wrongToken none");
  });
});
