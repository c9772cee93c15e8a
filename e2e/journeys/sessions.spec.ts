import { expect } from "@playwright/test";
import { newPerson } from "../support/database";
import { test } from "../support/journey";

test("nobody is sent to sign in, and comes back to where they wanted to go", async ({ page }) => {
  const person = await newPerson("operator");
  const answer = await page.goto("/transactions?state=pending");
  expect(answer?.request().redirectedFrom()).not.toBeNull();
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/transactions\?state=pending$/);
});

test.describe("a refused sign-in", () => {
  test.use({ expectedComplaints: [/401/] });

  test("says what to do and keeps the address", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill("nobody@journeys.test");
    await page.getByLabel("Password", { exact: true }).fill("a password of nobody");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "wrong" })).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue("nobody@journeys.test");
  });
});

test.describe("a session revoked elsewhere", () => {
  // Its page may ask for news once more and be refused.
  test.use({ expectedComplaints: [/401/] });

  test("ends at its next request", async ({ page, browser, signIn }) => {
    const person = await newPerson("operator");
    await signIn(person);
    const elsewhere = await browser.newPage();
    await signIn(person, elsewhere);
    await elsewhere.goto("/account");
    await elsewhere.getByRole("button", { name: "End all other sessions" }).click();
    await expect(elsewhere.getByText("One other session has ended.").first()).toBeVisible();

    const list = await page.request.get("/api/transactions");
    expect(list.status()).toBe(401);
    await page.goto("/transactions");
    await expect(page).toHaveURL(/\/sign-in/);
    await elsewhere.goto("/transactions");
    await expect(elsewhere).toHaveURL(/\/transactions$/);
    await elsewhere.close();
  });
});

test("signing out ends the session for good, also for whoever kept its cookie", async ({
  page,
  context,
  signIn,
}) => {
  await signIn(await newPerson("operator"));
  const kept = await context.cookies();
  const signOut = page.getByRole("menuitem", { name: "Sign out" });
  await expect(async () => {
    await page.getByRole("button", { name: /account menu/i }).click();
    await expect(signOut).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await signOut.click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(kept);
  await page.goto("/transactions");
  await expect(page).toHaveURL(/\/sign-in/);
});
