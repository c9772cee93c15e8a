import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { chooseCredential, landed, RAW_USER, sendButton, startInSandbox } from "../support/compose";
import { newPerson, onDatabase } from "../support/database";
import { test } from "../support/journey";
import { plan } from "../support/lab";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search and go to" });
const field = (page: Page) => page.getByRole("combobox", { name: "What to find" });
const option = (page: Page, name: string | RegExp) => palette(page).getByRole("option", { name });

/** The keys work once the page lives. */
async function openPalette(page: Page) {
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field(page)).toBeFocused({ timeout: 1_000 });
  }).toPass();
}

async function sound(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect.soft(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow).toBeLessThanOrEqual(0);
}

type Ids = { transaction_id: string; request_id: string };

test("Ctrl-K finds a transaction by any of its ids, in full, and puts none of them into an address", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  const { id, merchantBizId } = await startInSandbox(page);
  const [ids] = await onDatabase<Ids>("SELECT transaction_id, request_id FROM transaction WHERE id = $1", [
    id,
  ]);
  if (!ids) throw new Error("it is stored");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const given of [merchantBizId, ids.transaction_id, ids.request_id, id]) {
    await page.goto("/presets");
    await openPalette(page);
    await field(page).fill(` ${given} `);
    // Pressed before anything can have been found.
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/transactions/${id}`);
    await expect(palette(page)).toBeHidden();
  }
  expect(
    asked.filter((url) =>
      [merchantBizId, ids.transaction_id, ids.request_id].some((each) => url.includes(each)),
    ),
  ).toEqual([]);

  await openPalette(page);
  await field(page).fill(merchantBizId.slice(0, -1));
  await expect(palette(page).getByRole("status")).toHaveText("Nothing has exactly this id.");
  await field(page).fill(merchantBizId);
  await expect(option(page, merchantBizId)).toHaveAttribute("aria-selected", "true");
  await sound(page);
});

test("Ctrl-K opens a preset, the document types of last calls and pages, by keyboard alone", async ({
  page,
  signIn,
}) => {
  const person = await newPerson("operator");
  await signIn(person);
  await page.goto("/initialize?docType=00000008");
  await chooseCredential(page, "Sandbox");
  await page.getByLabel(/MerchantUserId/).fill(RAW_USER);
  await page.getByRole("radio", { name: /Strict mode · 1|Strict · 1/ }).check();
  await page.getByRole("button", { name: "Save as preset" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("In a hurry");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.getByRole("dialog").getByRole("button", { name: "Save preset" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await sendButton(page).click();
  const id = await landed(page);
  const [sent] = await onDatabase<{ doc_type: string }>("SELECT doc_type FROM transaction WHERE id = $1", [
    id,
  ]);
  expect(sent).toEqual({ doc_type: "00000008" });

  const search = page.getByRole("button", { name: "Search and go to" });
  await search.focus();
  await openPalette(page);
  await expect(option(page, /Hong Kong identity card \(2018/)).toBeVisible();
  await expect(option(page, /In a hurry/).first()).toBeVisible();
  await sound(page);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(search).toBeFocused();

  await page.keyboard.press("Enter");
  await field(page).fill("2018 hong");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/initialize?docType=00000008");
  // What was chosen last is chosen again.
  await expect(page.getByRole("radio", { name: /Strict mode · 1|Strict · 1/ })).toBeChecked();
  await openPalette(page);
  await field(page).fill("hurry");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/initialize\?preset=/);
  const preset = page.getByLabel("Preset", { exact: true });
  await expect(preset.locator("option:checked")).toHaveText("In a hurry · v1");
  await openPalette(page);
  await field(page).fill("scen");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/scenarios");
  await page.goto("/initialize?docType=no-such-type");
  await expect(
    page.getByText("The document type of this link is none that this console knows"),
  ).toBeVisible();
});

test("what is typed before the palette has come is not lost, and Enter leads there", async ({
  page,
  signIn,
}) => {
  await signIn(await newPerson("operator"));
  await page.goto("/transactions");
  await page.waitForLoadState("networkidle");
  const held = Promise.withResolvers<void>();
  await page.route("**/_next/static/chunks/**", async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Scenarious");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("s");
  await page.keyboard.press("Enter");
  held.resolve();
  await expect(page).toHaveURL(/\/scenarios$/);
});

test("Ctrl-K opens over the document picker, which loses nothing by it, and Escape leads back into it", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await page.goto("/initialize");
  await expect(sendButton(page)).toBeEnabled();
  await page.getByRole("combobox", { name: /DocType/ }).click();
  const picker = page.getByRole("dialog").getByRole("combobox");
  await picker.fill("hong");
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await sound(page);
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(picker).toBeFocused();
  await expect(picker).toHaveValue("hong");
  await page.keyboard.press("Control+k");
  await field(page).fill("scen");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/scenarios");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("Ctrl-K finds an experiment by words of its name, for an auditor too", async ({
  page,
  browser,
  signIn,
}) => {
  const operator = await browser.newPage();
  await signIn(await newPerson("operator"), operator);
  const id = await plan(operator, { name: "Glare on plastic", runs: 1 });
  await operator.close();
  await signIn("auditor");
  await openPalette(page);
  await field(page).fill("PLASTIC gla");
  await expect(option(page, /Glare on plastic/)).toHaveAttribute("aria-selected", "true");
  await sound(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/lab/${id}`);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: "dark", locale: "zh-CN" });

  test("the palette opens from the sheet and works by touch, in Chinese, in the dark", async ({
    page,
    signIn,
  }) => {
    await signIn("operator");
    await expect(page.getByRole("button", { name: /账户菜单/ })).toBeInViewport({ ratio: 1 });
    const line = page.getByRole("dialog").getByRole("button", { name: "搜索与跳转" });
    await expect(async () => {
      await page.getByRole("button", { name: "打开导航" }).tap();
      await expect(line).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await line.tap();
    const dialog = page.getByRole("dialog", { name: "搜索与跳转" });
    await expect(dialog.getByRole("combobox")).toBeFocused();
    await sound(page);
    await dialog.getByRole("combobox").fill("场景");
    await dialog.getByRole("option", { name: "场景" }).tap();
    await expect(page).toHaveURL("/scenarios");
    await expect(dialog).toBeHidden();
  });
});

test("an auditor finds transactions and pages, and nothing to begin with", async ({ page, signIn }) => {
  await signIn("auditor");
  await openPalette(page);
  await expect(palette(page).getByRole("group")).toHaveCount(1);
  await field(page).fill("taiwan");
  await expect(palette(page).getByRole("status")).toHaveText("Nothing has exactly this id.");
  await field(page).fill("audit");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/audit");
});
