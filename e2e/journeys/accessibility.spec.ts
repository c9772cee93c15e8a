import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { PAGES } from "../access/table";
import { RAW_USER } from "../support/compose";
import { anExperiment } from "../support/experiment";
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
      const experimentId = await anExperiment();
      await page.goto("/sign-in");
      const visit = async (path: string) => {
        await page.goto(path.replace("/lab/[id]", `/lab/${experimentId}`).replace("[id]", id));
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

/** Presses Tab until something is reached, as somebody without a pointer does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("the main job by keyboard alone", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/initialize");
  await expect(page.getByLabel(/MerchantUserId/)).toBeEnabled();
  await tabTo(page, page.getByLabel(/^Credential/));
  await page.keyboard.type("Sandbox");
  await tabTo(page, page.getByLabel(/MerchantUserId/));
  await page.keyboard.type(RAW_USER);
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
  const pass = page.getByRole("button", { name: "Pass", exact: true });
  await expect(pass).toBeVisible();
  await tabTo(page, pass);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Passed");
});
