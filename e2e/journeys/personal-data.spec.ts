import { expect, type Page } from "@playwright/test";
import { startInSandbox } from "../support/compose";
import { test } from "../support/journey";
import { settleInSandbox } from "../support/settled";

const result = (page: Page) => page.getByRole("region", { name: "Result", exact: true });
const unmask = (page: Page) => page.getByRole("button", { name: "Show unmasked" });

async function giveReason(page: Page, reason: string, button: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: button, exact: true }).click();
}

test("an operator sees which fields were read, masked, and no way past that", async ({ page, signIn }) => {
  await signIn("operator");
  const { personal } = await settleInSandbox(page);
  await expect(result(page).getByText("passportNo")).toBeVisible();
  await expect(result(page).getByText(`${personal.birthDate.slice(0, 4)}-••-••`)).toBeVisible();
  for (const value of Object.values(personal)) expect(await page.content()).not.toContain(value);
  await expect(unmask(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Erase personal data" })).toHaveCount(0);
  await expect(page.getByText("Who looked")).toHaveCount(0);
});

test("a document that fails the authenticity check is said to have failed, the raw Y beside it", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await startInSandbox(page, () =>
    page
      .getByRole("radiogroup", { name: /IdSpoof/ })
      .getByRole("radio", { name: /Y/ })
      .check(),
  );
  await page.getByLabel(/SubCode/).selectOption("205");
  await page.getByRole("button", { name: "Fail", exact: true }).click();
  await expect(result(page)).toContainText(
    "Authenticity check failed: photographed from a screen (SCREEN_REMARK) spoofResult Y",
  );
});

test("an auditor looks for a reason; the look is seen by others, and what was shown is gone after two minutes", async ({
  page,
  browser,
  signIn,
}) => {
  const operator = await browser.newPage();
  await signIn("operator", operator);
  const { id, personal } = await settleInSandbox(operator);
  await operator.close();

  await signIn("auditor");
  await page.clock.install();
  await page.goto(`/transactions/${id}`);
  await unmask(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
  await giveReason(page, "Complaint 4711", "Show");
  await expect(result(page).getByText(personal.passportNo)).toBeVisible();
  await expect(result(page).getByText(personal.birthDate)).toBeVisible();
  await expect(result(page).getByRole("row").filter({ hasText: "Complaint 4711" })).toContainText(
    "Aude Auditor",
  );
  expect(page.url()).not.toContain("4711");

  await page.clock.fastForward("02:01");
  await expect(result(page).getByText(personal.passportNo)).toHaveCount(0);
  await expect(unmask(page)).toBeVisible();

  await giveReasonAgain(page);
  await expect(result(page).getByText(personal.passportNo)).toBeVisible();
  await page.getByRole("button", { name: "Hide now" }).click();
  await expect(result(page).getByText(personal.passportNo)).toHaveCount(0);

  await page.goto(`/audit?subjectType=transaction&subjectId=${id}&event=result.revealed`);
  await expect(page.getByText("Complaint 4711").first()).toBeAttached();
  for (const value of Object.values(personal)) expect(await page.content()).not.toContain(value);
});

async function giveReasonAgain(page: Page): Promise<void> {
  await unmask(page).click();
  await giveReason(page, "Complaint 4711, again", "Show");
}

test("an admin erases a person's data here and at the vendor, and what stays is said before", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  const { id, merchantBizId } = await settleInSandbox(page);
  await page.getByRole("button", { name: "Erase personal data" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(merchantBizId);
  await expect(dialog).toContainText("ids, states, codes, times");
  await giveReason(page, "The person asked for it", "Erase");
  await expect(result(page).getByText("What the document said was erased.")).toBeVisible();
  await expect(result(page).getByText(/Erased here by Administrator/)).toBeVisible();
  await expect(result(page).getByText(/Deletion confirmed by the sandbox/)).toBeVisible();
  await expect(unmask(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Erase personal data" })).toHaveCount(0);
  await page.goto(`/audit?subjectType=transaction&subjectId=${id}`);
  await expect(page.getByText("The trail is intact")).toBeVisible();
});

test("one that still waits for its device is not offered for erasure", async ({ page, signIn }) => {
  await signIn("admin");
  await startInSandbox(page);
  await expect(result(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Erase personal data" })).toHaveCount(0);
});

test("pictures are not kept until an admin turns that on, and are then shown for a reason only", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await settleInSandbox(page);
  await expect(page.getByRole("button", { name: "Show picture" })).toHaveCount(0);

  await page.goto("/settings");
  const card = page.getByRole("region", { name: "Pictures of documents" });
  await expect(card).toContainText("not kept");
  await card.getByRole("button", { name: "Keep pictures" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep pictures" }).click();
  await expect(card.getByRole("button", { name: "Keep no more pictures" })).toBeVisible();
  try {
    await settleInSandbox(page);
    const picture = page.getByRole("img", { name: /^Picture / });
    await expect(picture).toHaveCount(0);
    await page.getByRole("button", { name: "Show picture" }).click();
    await giveReason(page, "Is it sharp enough", "Show");
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(160);
    await page.reload();
    await expect(page.getByRole("button", { name: "Show picture" })).toBeVisible();
    await expect(picture).toHaveCount(0);
  } finally {
    await page.goto("/settings");
    await card.getByRole("button", { name: "Keep no more pictures" }).click();
    await expect(card).toContainText("not kept");
  }
});

test("an admin sets how long data is kept, within bounds that the page names", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/settings");
  const field = page.getByLabel(/^What documents say/);
  const before = await field.inputValue();
  await field.fill("0");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "outside of the range" })).toBeVisible();
  await field.fill("61");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The retention times were saved.")).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue("61");
  await field.fill(before);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The retention times were saved.")).toBeVisible();
});
