import { expect } from "@playwright/test";
import { chooseDocument, startInSandbox } from "../support/compose";
import { test } from "../support/journey";

const LANGUAGES = [
  {
    locale: "en-US",
    pass: "Pass",
    passed: "Passed",
    failed: "Failed",
    fail: "Fail",
    pending: "Pending",
    plausible: "Plausible",
    confirmed: "Confirmed by CheckResult",
  },
  {
    locale: "zh-CN",
    pass: "通过",
    passed: "通过",
    failed: "未通过",
    fail: "不通过",
    pending: "等待中",
    plausible: "可信",
    confirmed: "CheckResult",
  },
];

for (const words of LANGUAGES) {
  test.describe(`in ${words.locale}`, () => {
    test.use({ locale: words.locale });

    test("an operator composes, sends, acts as the device, and sees it confirmed without reloading", async ({
      page,
      signIn,
    }) => {
      await signIn("operator");
      const { id, merchantBizId } = await startInSandbox(page);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(words.pending);
      await expect(page.getByRole("timer").first()).toHaveText(/(29:\d\d|30:00)/);
      await page.evaluate(() => Object.assign(window, { neverReloaded: true }));

      await page.getByRole("button", { name: words.pass, exact: true }).click();

      await expect(page.getByRole("heading", { level: 1 })).toContainText(words.passed);
      await expect(page.getByText(words.confirmed).first()).toBeVisible();
      await expect(page.getByText(words.plausible).first()).toBeVisible();
      await expect(page.getByRole("timer")).toHaveCount(0);
      expect(await page.evaluate(() => "neverReloaded" in window)).toBe(true);

      await page.goto("/transactions");
      const row = page.getByRole("row").filter({ hasText: merchantBizId.slice(0, 6) });
      await expect(row).toContainText(words.passed);
      await row.getByRole("link").first().click();
      await expect(page).toHaveURL(new RegExp(id));
    });

    test("a device that fails ends in a failed transaction with its SubCode", async ({ page, signIn }) => {
      await signIn("operator");
      await startInSandbox(page);
      await page.getByLabel(/SubCode/).selectOption("205");
      await page.getByRole("button", { name: words.fail, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(words.failed);
      await expect(page.getByText(/SubCode\D*205/).first()).toBeVisible();
    });
  });
}

test("what differs from the defaults is what is sent, and the page shows exactly that", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await startInSandbox(page, async () => {
    await chooseDocument(page, "00000001");
    await page.getByRole("radio", { name: /OCR_ID_BACK/ }).check();
    await page.getByRole("radio", { name: /auto/ }).check();
    await page
      .getByRole("radiogroup", { name: /IdSpoof/ })
      .getByRole("radio", { name: /Y/ })
      .check();
  });
  const request = page.getByRole("region", { name: "Request" });
  await expect(request).toContainText('["OCR_ID_BACK"]');
  await expect(request).toContainText("auto");
  await expect(request).not.toContainText("a.person@example.test");
});

test("a field at fault is named, focused and explained, and nothing typed is lost", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await page.goto("/initialize");
  await page.getByLabel(/SceneCode/).fill("spaces are wrong");
  await page.getByLabel(/MerchantUserId/).fill("a.person@example.test");
  await page.getByRole("button", { name: /^Initialize/ }).click();
  await expect(page.getByLabel(/SceneCode/)).toBeFocused();
  await expect(page.getByRole("alert").filter({ hasText: "10" }).first()).toBeVisible();
  await expect(page.getByLabel(/MerchantUserId/)).toHaveValue("a.person@example.test");
  await expect(page).toHaveURL(/\/initialize$/);
});

test.describe("without a network", () => {
  test.use({ expectedComplaints: [/ERR_INTERNET_DISCONNECTED/] });

  test("a transaction's page stays, says that nobody answered, and goes on afterwards", async ({
    page,
    context,
    signIn,
  }) => {
    await signIn("operator");
    await startInSandbox(page);
    await expect(page.getByRole("timer").first()).toBeVisible();
    await context.setOffline(true);
    await page.getByRole("button", { name: "Pass", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "did not answer" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Pending");
    await context.setOffline(false);
    await page.getByRole("button", { name: "Pass", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Passed");
  });
});
