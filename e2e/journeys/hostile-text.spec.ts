import { readFileSync } from "node:fs";
import { type Browser, expect, type Page } from "@playwright/test";
import type { Locale } from "../../lib/kernel/localized-text";
import { onDatabase } from "../support/database";
import { HOSTILE_TEXTS } from "../support/hostile-texts";
import { test } from "../support/journey";
import { PASSWORD } from "../support/people";
import { type HostileRows, seedHostile } from "../support/seed-hostile";
import { shownOf, type Watched, watchPage } from "../support/watch-page";

// S10: whatever strangers, vendors and devices say, and colleagues type, is shown as text and nothing else.

type Open = (page: Page, words: Words) => Promise<void>;
/** Where it is shown, and how many of the texts at least: a page that showed none would prove nothing. */
type View = { name?: string; path: string; shows: number; open?: Open };
type Words = ReturnType<typeof wordsOf>;

/** A message of the console, by its namespace and the way to it. */
function message(locale: Locale, name: string, ...way: string[]): string {
  const file = new URL(`../../lib/i18n/messages/${locale}/${name}.json`, import.meta.url);
  let at: unknown = JSON.parse(readFileSync(file, "utf8"));
  for (const step of way) at = Object.entries(Object(at)).find(([key]) => key === step)?.[1];
  return String(at);
}

/** What stands on the buttons that are pressed here. */
const wordsOf = (locale: Locale) => ({
  menu: message(locale, "callbacks", "menu").replace("{number}", "1"),
  raw: message(locale, "callbacks", "showRaw"),
  handOff: message(locale, "handOff", "show"),
  protocol: message(locale, "transactions", "revealProtocol"),
  unmask: message(locale, "personal", "reveal", "action"),
  showMetaInfo: message(locale, "personal", "metaInfo", "action"),
  show: message(locale, "personal", "reveal", "do"),
  reason: message(locale, "personal", "reason"),
  pair: message(locale, "phone", "pair"),
});

const openAll: Open = (page) =>
  page.evaluate(() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });

const openRaw: Open = async (page, words) => {
  await page.getByRole("button", { name: words.menu, exact: true }).click();
  await page.getByRole("menuitem", { name: words.raw }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
};

const openHandOff: Open = async (page, words) => {
  await page.getByRole("button", { name: words.protocol }).first().click();
  await page.getByRole("button", { name: words.handOff }).click();
  await expect(page.getByRole("dialog").getByText("TransactionUrl", { exact: true })).toBeVisible();
  for (const tab of ["Swift", "TypeScript", "Kotlin"]) await page.getByRole("tab", { name: tab }).click();
};

const unmask: Open = async (page, words) => {
  for (const button of [words.unmask, words.showMetaInfo]) await giveReason(page, words, button);
};

async function giveReason(page: Page, words: Words, button: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(words.reason).fill("=1+1 <script>hit(1)</script>");
  await dialog.getByRole("button", { name: words.show, exact: true }).click();
  await expect(dialog).toBeHidden();
}

const print: Open = async (page, words) => {
  await openAll(page, words);
  await page.emulateMedia({ media: "print" });
};

const hostile = encodeURIComponent(`"><script>hit(1)</script><img src=x onerror=hit(1)>`);

function viewsOf({ transactions, versions, experiment }: HostileRows): View[] {
  const paths = transactions.map(({ id }) => `/transactions/${id}`);
  const [first = "", second = "", third = ""] = paths;
  const idOf = (path: string) => path.split("/").at(-1);
  const audited = `/audit?subjectType=transaction&subjectId=${idOf(second)}`;
  return [
    { path: "/", shows: 5 },
    { path: "/transactions", shows: 20 },
    { path: "/transactions?look=1", shows: 20 },
    ...paths.map((path): View => ({ path, shows: 85, open: openAll })),
    { name: "the raw request", path: first, shows: 85, open: openRaw },
    { name: "the hand-off", path: first, shows: 85, open: openHandOff },
    { name: "the unmasked result", path: second, shows: 85, open: unmask },
    { path: `/transactions/compare?a=${idOf(first)}&b=${idOf(second)}`, shows: 50 },
    { path: "/initialize", shows: 70 },
    { path: `/initialize?preset=${versions[0]}`, shows: 70 },
    { path: `/initialize?again=${idOf(third)}`, shows: 70 },
    { path: "/lab", shows: 30 },
    { path: `/lab/${experiment}`, shows: 2 },
    { path: "/lab/new", shows: 1 },
    { path: "/presets", shows: 70 },
    { path: "/credentials", shows: 70 },
    { path: "/users", shows: 70 },
    { path: "/audit", shows: 25 },
    { path: audited, shows: 80 },
    { path: "/account", shows: 85 },
    { path: "/settings", shows: 1 },
    { path: "/scenarios", shows: 1 },
    { path: `/transactions?state=${hostile}&docType=${hostile}&q=${hostile}`, shows: 1 },
    { path: `/transactions/compare?a=${hostile}&b=${hostile}`, shows: 0 },
    { path: `/initialize?preset=${hostile}&again=${hostile}`, shows: 1 },
    { path: `/audit?subjectType=${hostile}&subjectId=${hostile}&event=${hostile}`, shows: 1 },
    { name: "a printed transaction", path: second, shows: 85, open: print },
    { name: "a printed trail", path: audited, shows: 80, open: print },
  ];
}

async function look(page: Page, watched: Watched, name: string, shows: number): Promise<void> {
  const seen = await shownOf(page, HOSTILE_TEXTS);
  expect.soft(await watched.wrong(), name).toEqual([]);
  expect.soft(seen, `texts that are shown: ${name}`).toBeGreaterThanOrEqual(shows);
}

/** The page of a phone that was given a hostile transaction, in the sandbox and by the vendor. */
async function lookAtPhone(browser: Browser, rows: HostileRows, locale: string, words: Words): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale });
  const phone = await context.newPage();
  const watched = await watchPage(phone);
  await phone.goto(`/pair/${encodeURIComponent(`"><img src=x onerror=hit(1)>`)}`);
  await look(phone, watched, "a phone with a hostile code", 0);
  await phone.goto(`/pair/${rows.pairing.code}`);
  await phone.getByRole("button", { name: words.pair }).click();
  await onDatabase(`UPDATE "transaction" SET pairing_id = $1 WHERE id = $2`, [
    rows.pairing.id,
    rows.transactions[0]?.id,
  ]);
  await expect(phone.getByText("TransactionId", { exact: true })).toBeVisible();
  await look(phone, watched, "a phone with a hostile transaction", 25);
  await context.close();
}

const LOOKS = [
  { name: "wide, English", width: 1280, locale: "en-US", speaks: "en" },
  { name: "narrow, Chinese", width: 360, locale: "zh-CN", speaks: "zh" },
] as const;

for (const { name, width, locale, speaks } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 900 }, locale });

    test(`${HOSTILE_TEXTS.length} hostile texts are text in every view`, async ({
      page,
      browser,
      signIn,
    }) => {
      test.setTimeout(180_000);
      const [rows, words] = [await seedHostile(), wordsOf(speaks)];
      const watched = await watchPage(page);
      await signIn({ email: rows.email, password: PASSWORD });
      for (const view of viewsOf(rows)) {
        await page.emulateMedia({ media: "screen" });
        await page.goto(view.path);
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        await view.open?.(page, words);
        await look(page, watched, view.name ?? view.path, view.shows);
      }
      await lookAtPhone(browser, rows, locale, words);
    });
  });
}
