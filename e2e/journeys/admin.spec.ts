import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { test } from "../support/journey";
import { PASSWORD, PEOPLE } from "../support/people";

test("an admin adds somebody, who must choose a password before anything else", async ({
  page,
  browser,
  signIn,
}) => {
  const email = `${randomUUID()}@journeys.test`;
  await signIn("admin");
  await page.goto("/users");
  await page.getByRole("button", { name: "Add user" }).click();
  await expect(page.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("Nora New");
  await page.getByLabel("Email").fill(email);
  await page.keyboard.press("Enter");
  const secret = page.getByRole("dialog").getByText(/^[a-z0-9-]{15,}$/i);
  const oneTime = (await secret.first().textContent()) ?? "";
  // It is shown once: only saying that it was noted closes it.
  await expect(page.getByRole("button", { name: "Copy One-time password" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.mouse.click(5, 5);
  await expect(secret.first()).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Close" })).toHaveCount(0);
  await page.getByRole("button", { name: "I have noted it" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();

  const elsewhere = await browser.newPage();
  await signIn({ email, password: oneTime }, elsewhere);
  await expect(elsewhere).toHaveURL(/\/account/);
  await elsewhere.goto("/transactions");
  await expect(elsewhere).toHaveURL(/\/account/);
  await elsewhere.getByLabel(/One-time password/).fill(oneTime);
  await elsewhere.getByLabel(/^New password(?!, again)/).fill("four grey seals on a pier");
  await elsewhere.getByLabel(/New password, again/).fill("four grey seals on a pier");
  await elsewhere.getByRole("button", { name: "Change password" }).click();
  await expect(elsewhere).not.toHaveURL(/\/account/);
  await elsewhere.goto("/transactions");
  await expect(elsewhere).toHaveURL(/\/transactions$/);
  await elsewhere.close();
});

test("an admin tests a credential before saving it, and never sees its secret again", async ({
  page,
  signIn,
}) => {
  const name = `Key ${randomUUID().slice(0, 8)}`;
  const secret = "CanarySecret000000000000000000";
  await signIn("admin");
  await page.goto("/credentials");
  await page.getByRole("button", { name: "Add credential" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog.getByRole("radio", { name: "Sandbox" }).check();
  await dialog.getByLabel(/AccessKeyId/).fill("LTAI5tCanary0000000000000");
  await dialog.getByLabel(/AccessKeySecret/).fill(secret);
  await dialog.getByRole("button", { name: "Test without saving" }).click();
  await expect(dialog.getByText(/InvalidAccessKeyId|Refused/).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Save credential" }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toBeVisible();
  await page.reload();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(secret.slice(-4));
  expect(await page.content()).not.toContain(secret);
});

test("the last admin stays: nobody takes their own rights away", async ({ page, signIn }) => {
  await signIn({ email: PEOPLE.admin.email, password: PASSWORD });
  await page.goto("/users");
  const own = page.getByRole("row").filter({ hasText: PEOPLE.admin.email });
  await expect(own.getByRole("button", { name: /Actions for/ })).toHaveCount(0);
});
