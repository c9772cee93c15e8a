import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { chooseCredential, compose, landed, RAW_USER, sendButton } from "../support/compose";
import { newPerson, onDatabase, type Stranger } from "../support/database";
import { send } from "../support/http";
import { test } from "../support/journey";

// Nothing typed is lost: on a reload, on an expired session, on an error. Nothing is sent twice either.

const scene = (page: Page) => page.getByLabel(/SceneCode/);
const strict = (page: Page) => page.getByRole("radio", { name: /Strict mode · 1|Strict · 1/ });
const isSend = (method: string, headers: Record<string, string>) =>
  method === "POST" && headers["next-action"] !== undefined;

async function startedBy({ id }: Stranger): Promise<{ id: string; scene: string | null }[]> {
  return onDatabase(
    "SELECT id, parameters->>'SceneCode' AS scene FROM transaction WHERE started_by_id = $1 ORDER BY created_at",
    [id],
  );
}

async function samePerson(...ids: string[]): Promise<boolean> {
  const rows = await onDatabase<{ hash: string }>(
    "SELECT DISTINCT merchant_user_hash AS hash FROM transaction WHERE id = ANY($1::uuid[]) AND merchant_user_hashed",
    [ids],
  );
  return rows.length === 1;
}

test("a reload in the middle of a word keeps the word", async ({ page, signIn }) => {
  await signIn(await newPerson("operator"));
  await compose(page, "Sandbox");
  await scene(page).pressSequentially("half_a_wo");
  await page.reload();
  await expect(scene(page)).toHaveValue("half_a_wo");
  await expect(page.getByLabel(/MerchantUserId/)).toHaveValue("");
});

test.describe("a session that ended while the form was open", () => {
  test.use({ expectedComplaints: [/401/] });

  test("is begun again in the same tab, and the form is as it was", async ({ page, signIn }) => {
    const person = await newPerson("operator");
    await signIn(person);
    await compose(page, "Sandbox");
    await strict(page).check();
    await scene(page).fill("kept_2");
    await onDatabase("UPDATE session SET revoked_at = now() WHERE person_id = $1", [person.id]);
    await sendButton(page).click();
    await expect(page.getByRole("alert").filter({ hasText: "your session has ended" })).toBeVisible();
    await page.getByRole("link", { name: "Sign in again" }).click();
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/initialize");
    await expect(scene(page)).toHaveValue("kept_2");
    await expect(strict(page)).toBeChecked();
    await expect(page.getByLabel(/MerchantUserId/)).toHaveValue("");
    expect(await startedBy(person)).toEqual([]);
  });
});

test.describe("a console that fails while the form is sent", () => {
  test.use({ expectedComplaints: [/500|ERR_FAILED|Failed to load/] });

  test("leaves everything as it was typed", async ({ page, signIn }) => {
    const person = await newPerson("operator");
    await signIn(person);
    await compose(page, "Sandbox");
    await scene(page).fill("kept_3");
    await page.route("**/initialize", (route) =>
      isSend(route.request().method(), route.request().headers())
        ? route.fulfill({ status: 500, body: "no" })
        : route.continue(),
    );
    await sendButton(page).click();
    await expect(page.getByText("The console could not be reached. Send again")).toBeVisible();
    await expect(scene(page)).toHaveValue("kept_3");
    await expect(page.getByLabel(/MerchantUserId/)).toHaveValue(RAW_USER);
    await page.unroute("**/initialize");
    await sendButton(page).click();
    await landed(page);
    expect(await startedBy(person)).toMatchObject([{ scene: "kept_3" }]);
  });

  test("after it had the call is not asked for another one, also after a reload", async ({
    page,
    signIn,
  }) => {
    const person = await newPerson("operator");
    await signIn(person);
    await compose(page, "Sandbox");
    await scene(page).fill("kept_4");
    await page.route("**/initialize", async (route) => {
      if (!isSend(route.request().method(), route.request().headers())) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await sendButton(page).click();
    await expect(page.getByText("The console could not be reached. Send again")).toBeVisible();
    expect(await startedBy(person)).toHaveLength(1);
    await page.unroute("**/initialize");
    await page.reload();
    await expect(scene(page)).toHaveValue("kept_4");
    await page.getByLabel(/MerchantUserId/).fill(RAW_USER);
    await sendButton(page).click();
    const id = await landed(page);
    expect(await startedBy(person)).toEqual([{ id, scene: "kept_4" }]);
  });
});

test("a credential that is retired between opening and sending is refused, on record, and another one sends", async ({
  page,
  browser,
  signIn,
}) => {
  const name = `Short-lived ${randomUUID().slice(0, 8)}`;
  const admin = await browser.newPage();
  await signIn("admin", admin);
  await admin.goto("/credentials");
  await admin.getByRole("button", { name: "Add credential" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog.getByRole("radio", { name: "Sandbox" }).check();
  await dialog.getByLabel(/AccessKeyId/).fill("LTAI5tShortLived00000000");
  await dialog.getByLabel(/AccessKeySecret/).fill("ShortLived00000000000000000000");
  await dialog.getByRole("button", { name: "Save credential" }).click();
  await expect(admin.getByRole("row").filter({ hasText: name })).toBeVisible();
  await admin.close();

  const person = await newPerson("operator");
  await signIn(person);
  await compose(page, name);
  await scene(page).fill("kept_5");
  const [credential] = await onDatabase<{ id: string }>(
    "UPDATE credential SET retired_at = now() WHERE name = $1 RETURNING id",
    [name],
  );
  await sendButton(page).click();
  await expect(page.getByRole("alert").filter({ hasText: /retired/ })).toBeVisible();
  expect(await startedBy(person)).toEqual([]);
  const entries = await onDatabase(
    "SELECT data->>'reason' AS reason FROM audit_entry WHERE event = 'transaction.not-started' AND subject_id = $1",
    [credential?.id],
  );
  expect(entries).toEqual([{ reason: "retired-credential" }]);
  await chooseCredential(page, "Sandbox");
  await expect(scene(page)).toHaveValue("kept_5");
  await sendButton(page).click();
  await landed(page);
});

test("the same form from two tabs is one call; the other tab says why, and keeps what it holds", async ({
  page,
  context,
  signIn,
}) => {
  const person = await newPerson("operator");
  await signIn(person);
  const other = await context.newPage();
  const bizId = randomUUID().replaceAll("-", "");
  for (const tab of [page, other]) {
    await compose(tab, "Sandbox");
    await tab.getByLabel(/MerchantBizId/).fill(bizId);
  }
  await scene(other).fill("kept_6");
  await sendButton(page).click();
  const id = await landed(page);
  await sendButton(other).click();
  await expect(other.getByText(/was used before/).first()).toBeVisible();
  await expect(scene(other)).toHaveValue("kept_6");
  expect(await startedBy(person)).toEqual([{ id, scene: null }]);
  const entries = await onDatabase(
    "SELECT data->>'reason' AS reason FROM audit_entry WHERE event = 'transaction.not-started' AND subject_id = $1",
    [id],
  );
  expect(entries).toEqual([{ reason: "used-merchant-biz-id" }]);
  await other.close();
});

test("a phone that filled in the draft is taken up again after a reload, and gets the transaction", async ({
  page,
  signIn,
}) => {
  await signIn(await newPerson("operator"));
  await compose(page, "Sandbox");
  const begin = async () => {
    await page.getByRole("button", { name: /Fill in from a phone|New code/ }).click();
    const code = await page
      .locator("code")
      .filter({ hasText: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ })
      .innerText();
    const metaInfo = '{"deviceType":"android","deviceModel":"Draft Phone","osVersion":"15"}';
    const answer = await send("/api/pairing/claims", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code, metaInfo }),
    });
    return JSON.parse(answer.text).token as string;
  };
  const token = await begin();
  await expect(page.getByText("Device connected: Draft Phone, 15")).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem("initialize.draft")))
    .toContain("Draft Phone");
  await page.reload();
  await expect(page.getByText(/^Device (connected|paired).*: Draft Phone, 15/)).toBeVisible();
  await page.getByLabel(/MerchantUserId/).fill(RAW_USER);
  await sendButton(page).click();
  const id = await landed(page);
  const told = await send("/api/pairing/transaction", { headers: { authorization: `Bearer ${token}` } });
  const [row] = await onDatabase<{ transaction_id: string }>(
    "SELECT transaction_id FROM transaction WHERE id = $1",
    [id],
  );
  expect(JSON.parse(told.text)).toMatchObject({ transactionId: row?.transaction_id });
  await expect(page.getByText(/^It got TransactionId and Protocol/)).toBeVisible();
});

test("a repetition stands on its preset's version, says that there is a newer one, and takes it on request", async ({
  page,
  signIn,
}) => {
  await signIn(await newPerson("operator"));
  const save = async (as?: string) => {
    await page.getByRole("button", { name: "Save as preset" }).click();
    const dialog = page.getByRole("dialog");
    if (as) await dialog.getByLabel("Name").fill(as);
    await dialog.getByRole("button", { name: "Save preset" }).click();
    await expect(dialog).toBeHidden();
  };
  const name = `Versions ${randomUUID().slice(0, 8)}`;
  await compose(page, "Sandbox");
  await strict(page).check();
  await save(name);
  const preset = page.getByLabel("Preset", { exact: true });
  await expect(preset.locator("option:checked")).toHaveText(`${name} · v1`);
  await sendButton(page).click();
  const first = await landed(page);
  await page.goto("/initialize");
  await preset.selectOption({ label: `${name} · v1` });
  await page.getByRole("radio", { name: /· Y$/ }).check();
  await save();

  await page.goto(`/initialize?again=${first}`);
  await expect(page.getByText(/composed from version 1 of/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/composed from version 1 of/)).toBeVisible();
  await sendButton(page).click();
  await landed(page);
  await expect(page.getByText(`Preset ${name}, version 1`)).toBeVisible();
  await page.goto(`/initialize?again=${first}`);
  await page.getByRole("button", { name: "Use version 2" }).click();
  await expect(preset).toBeFocused();
  await expect(page.getByRole("radio", { name: /· Y$/ })).toBeChecked();
  await page.keyboard.press("Control+Enter");
  const newer = await landed(page);
  await expect(page.getByText(`Preset ${name}, version 2`)).toBeVisible();
  expect(await samePerson(first, newer)).toBe(true);
});
