import { expect, type Page } from "@playwright/test";
import {
  chooseCredential,
  chooseDocument,
  compose,
  documentField,
  landed,
  RAW_USER,
  sendButton,
  startInSandbox,
} from "../support/compose";
import { onDatabase } from "../support/database";
import { test } from "../support/journey";

const strict = (page: Page) => page.getByRole("radio", { name: /Strict mode · 1|Strict · 1/ });
const spoofOn = (page: Page) => page.getByRole("radio", { name: /· Y$/ });

/** Keeps what the form says under a name, and waits for the word that it is kept. */
async function saveAs(page: Page, name: string, lock?: string) {
  await page.getByRole("button", { name: "Save as preset" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  if (lock) await dialog.getByLabel(lock, { exact: true }).check();
  await dialog.getByRole("button", { name: "Save preset" }).click();
  await expect(dialog).toBeHidden();
}

type Stored = { parameters: Record<string, string>; preset: string | null; rerun: string | null };

async function storedCall(id: string): Promise<Stored | undefined> {
  const sql = `SELECT parameters, preset_version_id AS preset, rerun_of_id AS rerun FROM "transaction" WHERE id = $1`;
  const [row] = await onDatabase<Stored>(sql, [id]);
  return row;
}

test("an operator keeps a way to compose, opens it by its link, and the transaction remembers it", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await compose(page, "Sandbox");
  await strict(page).check();
  await saveAs(page, "Strict passports");
  await page.goto("/presets");
  const row = page.getByRole("listitem").filter({ hasText: "Strict passports" }).first();
  await expect(row).toContainText("IdThreshold 1");
  await row.getByRole("link", { name: "Compose from it" }).click();
  await expect(strict(page)).toBeChecked();
  await chooseCredential(page, "Sandbox");
  await page.getByLabel(/MerchantUserId/).fill(RAW_USER);
  await sendButton(page).click();
  const id = await landed(page);
  await expect(page.getByText("Preset Strict passports, version 1")).toBeVisible();
  expect(await storedCall(id)).toMatchObject({
    parameters: { IdThreshold: "1" },
    preset: expect.any(String),
  });
});

test.describe("after signing out", () => {
  // A page that is being left may ask once more.
  test.use({ expectedComplaints: [/401/] });

  test("what an admin locks, an operator cannot change on the form", async ({ page, signIn }) => {
    await signIn("admin");
    await compose(page, "Sandbox");
    await strict(page).check();
    await saveAs(page, "Locked to strict", "Image quality");
    await page.getByRole("button", { name: /Administrator/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/sign-in/);
    await signIn("operator");
    await page.goto("/initialize");
    await page.getByLabel("Preset", { exact: true }).selectOption({ label: "Locked to strict · v1" });
    await expect(strict(page)).toBeChecked();
    await expect(strict(page)).toBeDisabled();
    await expect(page.getByText("Locked by the preset").first()).toBeVisible();
  });
});

test("a transaction is run again with a difference, and both stand side by side", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  const first = await startInSandbox(page);
  await page.getByRole("link", { name: "Re-run" }).click();
  await expect(page.getByText(`Repeats ${first.merchantBizId}`)).toBeVisible();
  await expect(page.getByLabel(/MerchantBizId/)).not.toHaveValue(first.merchantBizId);
  // The hash that was sent goes as it stands; whoever is typed in its place is hashed as anybody.
  const [person, hash] = [page.getByLabel(/MerchantUserId/), page.getByLabel("Send a keyed hash of it")];
  const sent = await person.inputValue();
  await expect(hash).not.toBeChecked();
  await person.fill(RAW_USER);
  await expect(hash).toBeChecked();
  await person.fill(sent);
  await expect(hash).not.toBeChecked();
  await strict(page).check();
  await sendButton(page).click();
  const id = await landed(page);
  expect(await storedCall(id)).toMatchObject({ rerun: first.id });
  await expect(page.getByRole("heading", { name: "Repeats" })).toBeVisible();
  await page.getByRole("link", { name: /^Compare with/ }).click();
  const line = page.getByRole("row", { name: /IdThreshold/ });
  await expect(line).toContainText("differs");
  await expect(page.getByRole("row", { name: /DocType/ })).not.toContainText("differs");
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});

test("findings come with the page's sentence and a fix, the exact call in every language, never a secret", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await compose(page, "Sandbox");
  const metaInfo = page.getByLabel(/MetaInfo/);
  const good = await metaInfo.inputValue();
  await metaInfo.fill(JSON.stringify(good));
  const findings = page.getByRole("region", { name: "Before it is sent" });
  await expect(findings).toContainText("Do not modify the return value");
  await findings.getByRole("button", { name: "Take off the second encoding" }).click();
  await expect(metaInfo).toHaveValue(good);
  await expect(findings).toContainText("Nothing to find");
  await page.getByText("Send a keyed hash of it", { exact: true }).click();
  await expect(findings).toContainText("email address");
  await findings.getByRole("button", { name: "Send a keyed hash of it" }).click();

  await page.getByText("The exact call").click();
  for (const language of ["Java", "Python", "Go", "TypeScript", "PHP", "Signature", "cURL"]) {
    await page.getByRole("tab", { name: language }).click();
    const panel = page.getByRole("tabpanel");
    await expect(panel).toContainText("MERCHANT_USER_ID");
    await expect(panel).not.toContainText(RAW_USER);
  }
});

test("one's own address is asked from the console, which calls nothing private", async ({ page, signIn }) => {
  await signIn("operator");
  await compose(page, "Sandbox");
  await page.getByRole("radio", { name: /An address of your own/ }).check();
  await page.getByLabel(/CallbackUrl/).fill("https://127.0.0.1/hook");
  await page.getByLabel(/CallbackToken/).focus();
  await expect(page.getByText("It leads into a private network")).toBeVisible();
});

test("what was typed outlives a reload, but for the person; Ctrl-Enter sends from anywhere", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await compose(page, "Sandbox");
  await spoofOn(page).check();
  await page.getByLabel(/SceneCode/).fill("kept_1");
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem("initialize.draft")))
    .toContain("kept_1");
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
    RAW_USER,
  );
  await page.reload();
  await expect(page.getByLabel(/SceneCode/)).toHaveValue("kept_1");
  await expect(spoofOn(page)).toBeChecked();
  await expect(page.getByLabel(/MerchantUserId/)).toHaveValue("");
  await page.getByLabel(/MerchantUserId/).fill(RAW_USER);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Control+Enter");
  await landed(page);
});

test("a link to what is not there opens the defaults and says so", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/initialize?preset=%3Cscript%3E");
  await expect(page.getByText("The preset of this link is not there")).toBeVisible();
  await page.goto("/initialize?again=00000000-0000-7000-8000-000000000000");
  await expect(page.getByText("The transaction of this link is not there")).toBeVisible();
});

test("a document is chosen by keyboard alone; what it rules out says why, and what differs goes back with one press", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await compose(page, "Sandbox");
  await expect(page.getByText("has a back page to collect")).toBeVisible();
  await expect(page.getByRole("radio", { name: /OCR_ID_BACK/ })).toHaveCount(0);

  await documentField(page).focus();
  await page.keyboard.press("ArrowDown");
  const dialog = page.getByRole("dialog");
  const search = dialog.getByRole("combobox");
  await expect(search).toBeFocused();
  await page.keyboard.type("hong kong");
  await expect(dialog.getByRole("option")).toHaveCount(4);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(documentField(page)).toBeFocused();
  await expect(documentField(page)).toContainText("01000000");

  await page.keyboard.press("ArrowDown");
  await expect(search).toBeFocused();
  await page.keyboard.type("香港身份证");
  await expect(dialog.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  const meant = await search.getAttribute("aria-activedescendant");
  await expect(dialog.getByRole("option", { name: /00000008/ })).toHaveId(meant ?? "");
  await page.keyboard.press("Enter");
  await expect(documentField(page)).toContainText("00000008");

  await chooseDocument(page, "00000001");
  await page.getByRole("radio", { name: /OCR_ID_BACK/ }).check();
  const chips = page.getByRole("list", { name: "Differs from the defaults" });
  await expect(chips).toContainText("DocPageConfig OCR_ID_BACK");
  await chips.getByRole("button", { name: "Set Pages back" }).click();
  await expect(page.getByRole("radio", { name: /^Front only/ })).toBeChecked();
  await expect(chips).toBeHidden();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("a document is chosen by touch, lately chosen ones first; the page's words and what differs are at hand", async ({
    page,
    signIn,
  }) => {
    await signIn("operator");
    await startInSandbox(page, () => chooseDocument(page, "taiwan"));
    await page.goto("/initialize");
    await documentField(page).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("group").first()).toContainText("Chosen lately");
    await expect(dialog.getByRole("option").first()).toContainText("000000012");
    await dialog
      .getByRole("option", { name: /00000001/ })
      .first()
      .click();
    await expect(documentField(page)).toContainText("00000001");
    await page.getByRole("button", { name: "About Anti-spoofing" }).click();
    await expect(page.getByRole("dialog")).toContainText("certificate anti-spoofing detection");
    await page.keyboard.press("Escape");
    await spoofOn(page).check();
    const chips = page.getByRole("list", { name: "Differs from the defaults" });
    await expect(chips).toContainText("IdSpoof Y");
    await expect(chips).toBeInViewport();
    await chips.getByRole("button", { name: /Anti-spoofing/ }).click();
    await expect(spoofOn(page)).not.toBeChecked();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });
});

test.describe("a document that the vendor's table does not list", () => {
  test.use({ expectedComplaints: [/401/] });
  test.afterEach(() => onDatabase(`DELETE FROM setting WHERE key = 'docTypes.unlisted'`, []));

  test("is not offered until an admin permits it; then it is sent after a warning, and survives preset and re-run", async ({
    page,
    signIn,
  }) => {
    await signIn("admin");
    await compose(page, "Sandbox");
    await documentField(page).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox").fill("99990001");
    await expect(dialog).toContainText("No document of the table");
    await expect(dialog.getByRole("option")).toHaveCount(0);
    await page.goto("/settings");
    await page.getByRole("button", { name: "Permit unlisted codes" }).click();
    await expect(page.getByRole("button", { name: "Refuse unlisted codes" })).toBeVisible();

    await compose(page, "Sandbox");
    await chooseDocument(page, "99990001");
    await expect(documentField(page)).toContainText("99990001");
    const findings = page.getByRole("region", { name: "Before it is sent" });
    await expect(findings).toContainText("The page's table does not list this code");
    await expect(findings).toContainText("For details, see the following table.");
    await saveAs(page, "Outside the table");
    await page.getByText("The exact call").click();
    await expect(page.getByRole("tabpanel")).toContainText("99990001");
    await sendButton(page).click();
    // The sandbox knows the page's table alone, and says what the vendor would.
    await page.getByRole("link", { name: "Open its record" }).click();
    const id = await landed(page);
    expect(await storedCall(id)).toMatchObject({ parameters: { DocType: "99990001" } });
    await expect(page.getByText("99990001").first()).toBeVisible();
    await page.getByRole("link", { name: "Re-run" }).click();
    await expect(documentField(page)).toContainText("99990001");
    await page.goto("/presets");
    const row = page.getByRole("listitem").filter({ hasText: "Outside the table" }).first();
    await row.getByRole("link", { name: "Compose from it" }).click();
    await expect(documentField(page)).toContainText("99990001");
  });
});
