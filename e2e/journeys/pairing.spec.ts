import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import { compose, landed, sendButton, startInSandbox } from "../support/compose";
import { newPerson, onDatabase } from "../support/database";
import { send } from "../support/http";
import { test } from "../support/journey";

const CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;
const META_INFO =
  '{"deviceType":"android","deviceModel":"Journey Phone","osVersion":"15","bioMetaInfo":"3.46.0"}';

/** Opens a pairing in the form; its code. */
async function begin(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Fill in from a phone" }).click();
  const code = page.locator("code").filter({ hasText: CODE });
  await expect(page.getByRole("img", { name: /QR code with the address/ })).toBeVisible();
  return code.innerText();
}

/** A browser of its own, of the size of a phone. */
async function openPhone(browser: Browser, code: string, locale = "en-US", dark = false): Promise<Page> {
  const context = await browser.newContext({
    locale,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    colorScheme: dark ? "dark" : "light",
  });
  const phone = await context.newPage();
  await phone.goto(`/pair/${code}`);
  return phone;
}

const said = (page: Page) => page.getByRole("main").innerText();
const metaInfo = (page: Page) => page.getByLabel(/MetaInfo/).first();
const state = (page: Page) => page.getByRole("heading", { level: 1 });
const json = (headers: Record<string, string> = {}) => ({ "content-type": "application/json", ...headers });

function claim(code: string, headers: Record<string, string> = {}, sent = META_INFO) {
  const body = JSON.stringify({ code, metaInfo: sent });
  return send("/api/pairing/claims", { method: "POST", headers: json(headers), body });
}

async function askAs(token: string) {
  const answer = await send("/api/pairing/transaction", { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, told: answer.text === "" ? null : JSON.parse(answer.text) };
}

test("a phone fills in MetaInfo, gets the transaction and passes it", async ({ page, browser, signIn }) => {
  await signIn(await newPerson("operator"));
  await compose(page, "Sandbox");
  const code = await begin(page);
  const unused = page.getByRole("status").filter({ hasText: "No phone has used the code yet" });
  await expect(unused).toBeVisible();
  const phone = await openPhone(browser, code);
  await phone.getByRole("button", { name: "Pair this phone" }).click();
  await expect(state(phone)).toHaveText("This phone is paired");
  await expect(unused).toHaveCount(0);
  expect(await phone.context().cookies(phone.url())).toContainEqual(
    expect.objectContaining({ path: `/pair/${code}`, httpOnly: true, sameSite: "Strict" }),
  );
  await expect(metaInfo(page)).toHaveValue(/"deviceType":"web"/);
  await expect(page.getByText(/^Device connected: .*Linux/)).toBeVisible();
  await expect(page.locator("code").filter({ hasText: CODE })).toHaveCount(0);

  await sendButton(page).click();
  await landed(page);
  await expect(state(phone)).toHaveText("Your verification");
  await expect(phone.getByRole("timer")).toHaveText(/(29:\d\d|30:00)/);
  await expect(page.getByText(/^Device connected: /)).toBeVisible();
  await phone.reload();
  await phone.getByRole("button", { name: "Pass", exact: true }).click();
  await expect(state(page)).toContainText("Passed");
  await expect(state(phone)).toHaveText("This verification has ended");
  await expect(page.getByText(/^It got TransactionId and Protocol/)).toBeVisible();
  await phone.context().close();
});

test("a narrow, dark, Chinese phone fails with a SubCode, and axe finds nothing", async ({
  page,
  browser,
  signIn,
}) => {
  await signIn(await newPerson("operator"));
  await compose(page, "Sandbox");
  const phone = await openPhone(browser, await begin(page), "zh-CN", true);
  const look = async () => {
    const { violations } = await new AxeBuilder({ page: phone }).analyze();
    expect.soft(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
    const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow).toBeLessThanOrEqual(0);
  };
  await look();
  await phone.getByRole("button", { name: "配对此手机" }).click();
  await expect(metaInfo(page)).toHaveValue(/"deviceType":"web"/);
  await sendButton(page).click();
  const id = await landed(page);
  await phone.getByLabel(/SubCode/).selectOption("204");
  await look();
  await phone.getByRole("button", { name: "不通过" }).click();
  await expect(state(page)).toContainText("Failed");
  const rows = await onDatabase("SELECT sub_code FROM transaction WHERE id = $1", [id]);
  expect(rows).toEqual([{ sub_code: "204" }]);
  await phone.context().close();
});

test.describe("a code", () => {
  test.use({ expectedComplaints: [/404/] });

  test("is not used up by looking, tells nothing, and works once", async ({ page, browser, signIn }) => {
    await signIn(await newPerson("operator"));
    await compose(page, "Sandbox");
    const code = await begin(page);
    const [wrong, first] = [await openPhone(browser, "7XKM-2Q9D"), await openPhone(browser, code)];
    const second = await openPhone(browser, code);
    expect(await said(first)).toBe(await said(wrong));
    await first.getByRole("button", { name: "Pair this phone" }).click();
    await expect(state(first)).toHaveText("This phone is paired");
    for (const late of [second, wrong]) {
      await late.getByRole("button", { name: "Pair this phone" }).click();
      await expect(late.getByText(/This code does not work/)).toBeVisible();
    }
    const texts = await Promise.all(
      [second, wrong].map(async (late) => (await said(late)).replace(/[0-9a-f-]{36}/, "")),
    );
    expect(texts[0]).toBe(texts[1]);
    await expect(page.getByText(/^Device connected: /)).toBeVisible();
    await page.getByRole("button", { name: "End pairing" }).click();
    await expect(page.getByText(/^This pairing has ended/)).toBeVisible();
    await expect(state(first)).toHaveText("This pairing has ended");
    for (const phone of [wrong, first, second]) await phone.context().close();
  });
});

test("an app claims without Origin, waits, and gets Protocol once", async ({ page, signIn }) => {
  await signIn(await newPerson("operator"));
  await compose(page, "Sandbox");
  const code = await begin(page);
  expect((await claim(code, { origin: "https://evil.test" })).status).toBe(403);
  expect((await claim(code, {}, "x".repeat(1_048_576))).status).toBe(413);
  expect((await claim(code, {}, '"{}"')).status).toBe(400);
  const claimed = await claim(code.toLowerCase());
  expect(claimed.status).toBe(200);
  const { token } = JSON.parse(claimed.text);
  expect((await claim(code)).status).toBe(404);
  await expect(metaInfo(page)).toHaveValue(META_INFO);
  await expect(page.getByText("Device connected: Journey Phone, 15")).toBeVisible();
  expect(await askAs(token)).toEqual({ status: 204, told: null });
  expect((await askAs("x".repeat(43))).status).toBe(401);

  await sendButton(page).click();
  const id = await landed(page);
  const { told } = await askAs(token);
  const [row] = await onDatabase<{ transaction_id: string }>(
    "SELECT transaction_id FROM transaction WHERE id = $1",
    [id],
  );
  expect(told).toMatchObject({ transactionId: row?.transaction_id, state: "pending", transactionUrl: null });
  expect(told.protocol).toMatch(/^hks/);
  expect((await askAs(token)).told).toMatchObject({ transactionId: row?.transaction_id, protocol: null });
  await expect(page.getByText(/^It got TransactionId and Protocol/)).toBeVisible();
});

test("without pairing, one screen has QR code, values and code lines, and Protocol only on request", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await startInSandbox(page);
  await page.getByRole("button", { name: "QR code and code lines" }).click();
  const screen = page.getByRole("dialog");
  await expect(screen.getByRole("timer")).toHaveText(/(29:\d\d|30:00)/);
  await expect(screen.getByRole("img", { name: "QR code with TransactionId as JSON" })).toBeVisible();
  await expect(screen.getByText(/extParams\[IdentityParams.PROTOCOL\] = "<Protocol>"/)).toBeVisible();
  await screen.getByRole("button", { name: "Show Protocol" }).click();
  await expect(
    screen.getByRole("img", { name: "QR code with TransactionId and Protocol as JSON" }),
  ).toBeVisible();
  await screen.getByRole("tab", { name: "Swift" }).click();
  await expect(screen.getByText(/kIdentityParamKeyProtocol: "hks/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
});
