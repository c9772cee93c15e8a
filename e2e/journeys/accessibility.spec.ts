import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { PAGES } from "../access/table";
import { RAW_USER, sendButton } from "../support/compose";
import { test } from "../support/journey";
import { aTransaction } from "../support/transaction";

// A1: every page, light and dark, wide and narrow; the main job by keyboard alone.

const LOOKS = [
  { name: "wide, light, English", width: 1280, colorScheme: "light", locale: "en-US" },
  { name: "wide, dark, Chinese", width: 1280, colorScheme: "dark", locale: "zh-CN" },
  { name: "narrow, light, Chinese", width: 360, colorScheme: "light", locale: "zh-CN" },
  { name: "narrow, dark, English", width: 360, colorScheme: "dark", locale: "en-US" },
] as const;

for (const { name, width, colorScheme, locale } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme, locale });

    test("axe finds nothing, and nothing sticks out to the side", async ({ page, signIn }) => {
      test.setTimeout(120_000);
      const { id } = await aTransaction();
      await page.goto("/sign-in");
      const visit = async (path: string) => {
        await page.goto(path.replace("[id]", id));
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect
          .soft(
            violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`),
            path,
          )
          .toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(overflow, `${path} is wider than the window`).toBeLessThanOrEqual(0);
      };
      await visit("/sign-in");
      await signIn("admin");
      for (const path of Object.keys(PAGES).filter((each) => each !== "/sign-in")) await visit(path);
    });
  });
}

test("the main job by keyboard alone", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/initialize");
  const user = page.getByLabel(/MerchantUserId/);
  for (
    let presses = 0;
    presses < 60 && !(await user.evaluate((field) => field === document.activeElement));
    presses++
  )
    await page.keyboard.press("Tab");
  await expect(user).toBeFocused();
  await page.keyboard.type(RAW_USER);
  await expect(sendButton(page)).toBeEnabled();
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
  const pass = page.getByRole("button", { name: "Pass", exact: true });
  await expect(pass).toBeVisible();
  for (
    let presses = 0;
    presses < 80 && !(await pass.evaluate((button) => button === document.activeElement));
    presses++
  )
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Passed");
});
