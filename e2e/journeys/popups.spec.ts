import { expect } from "@playwright/test";
import { test } from "../support/journey";

// What opens on top of a page: reached, left and told apart by keyboard, and the focus comes back.

test("a menu opens, moves and closes by keyboard", async ({ page, signIn }) => {
  await signIn("operator");
  const button = page.getByRole("button", { name: "Appearance" });
  const menu = page.getByRole("menu", { name: "Appearance" });
  await button.focus();
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(menu).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  // The present choice has the focus, and the items go round.
  await expect(page.getByRole("menuitemradio", { name: "As the system" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitemradio", { name: "Light" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("d");
  await page.keyboard.press("Enter");
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a press on its button, or beside it, closes a menu", async ({ page, signIn }) => {
  await signIn("operator");
  const button = page.getByRole("button", { name: /account menu/i });
  const menu = page.getByRole("menu");
  await expect(async () => {
    await button.click();
    await expect(menu).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await button.click();
  await expect(menu).toBeHidden();
  await button.click();
  await page.mouse.click(300, 500);
  await expect(menu).toBeHidden();
  await button.click();
  await page.keyboard.press("Tab");
  await expect(menu).toBeHidden();
});

test("the language changes at once, and stays", async ({ page, signIn }) => {
  await signIn("operator");
  await expect(async () => {
    await page.getByRole("button", { name: "Language" }).click();
    await expect(page.getByRole("menu")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("menuitemradio", { name: "简体中文" }).click();
  await expect(page.getByRole("link", { name: "概览" })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
});

test("a dialog keeps the focus, and gives it back when it is left", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/credentials");
  const add = page.getByRole("button", { name: "Add credential" }).first();
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await add.click();
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => {
      const { activeElement, body } = document;
      return activeElement !== body && activeElement?.closest("dialog") === null;
    });
    expect(outside).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();
  await add.click();
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the navigation is a sheet that closes behind one", async ({ page, signIn }) => {
    await signIn("operator");
    const sheet = page.getByRole("dialog");
    await expect(async () => {
      await page.getByRole("button", { name: "Open navigation" }).click();
      await expect(sheet).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await sheet.getByRole("link", { name: "Transactions" }).click();
    await expect(page).toHaveURL(/\/transactions$/);
    await expect(sheet).toBeHidden();
  });
});
