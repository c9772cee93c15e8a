import { expect } from "@playwright/test";
import { test } from "../support/journey";
import { aTransaction } from "../support/transaction";

test("an auditor finds a transaction, sees its whole story, and finds nothing that changes anything", async ({
  page,
  signIn,
}) => {
  const transaction = await aTransaction();
  await signIn("auditor");
  await page.goto("/transactions");
  await page
    .getByRole("row")
    .filter({ hasText: transaction.merchantBizId.slice(0, 6) })
    .getByRole("link")
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(transaction.id));

  for (const region of ["Timeline", "Request", "Response", "Callbacks", "Result"])
    await expect(page.getByRole("region", { name: region })).toBeVisible();
  for (const control of [/Check now/, /^Pass$/, /^Fail$/, /Abandon/, /Show Protocol/, /Start/, /Initialize/])
    await expect(page.getByRole("button", { name: control })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Initialize", exact: true })).toHaveCount(0);
});

test("an auditor reads the trail and its verdict", async ({ page, signIn }) => {
  await signIn("auditor");
  await page.getByRole("link", { name: "Audit" }).click();
  await expect(page.getByText("The trail is intact")).toBeVisible();
  await expect(page.getByRole("table").getByText("Signed in").first()).toBeVisible();
});

test.describe("where an auditor may not go", () => {
  test.use({ expectedComplaints: [/403/] });

  for (const path of ["/initialize", "/credentials", "/users", "/settings"]) {
    test(`${path} answers with a page that says so`, async ({ page, signIn }) => {
      await signIn("auditor");
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(403);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    });
  }
});
