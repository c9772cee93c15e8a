import { expect } from "@playwright/test";
import { compose } from "../support/compose";
import { newPerson } from "../support/database";
import { test } from "../support/journey";

// A page that is open outlives the pages' process: what cannot be fetched meanwhile is fetched later.

test.use({ expectedComplaints: [/503|Failed to load/] });

const CHUNKS = "**/_next/static/**";
const NOT_LOADED = "This part of the page could not be loaded";

test("a dialog that cannot be fetched leaves the form as it is, and opens when it can", async ({
  page,
  signIn,
}) => {
  await signIn(await newPerson("operator"));
  await compose(page, "Sandbox");
  const scene = page.getByLabel(/SceneCode/);
  await scene.fill("kept_1");
  await page.route(CHUNKS, (route) => route.fulfill({ status: 503, body: "away" }));

  const said = page.getByRole("alert").filter({ hasText: NOT_LOADED });
  const again = said.getByRole("button", { name: "Try again" });
  await page.keyboard.press("Control+k");
  await expect(again).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(said).toBeHidden();
  await expect(scene).toBeFocused();

  await page.keyboard.press("Control+k");
  await expect(again).toBeFocused();
  await page.unroute(CHUNKS);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "What to find" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(said).toBeHidden();
  await expect(scene).toHaveValue("kept_1");
});

test("a part that cannot be fetched says so in its own place, and comes when it can", async ({
  page,
  signIn,
}) => {
  await signIn(await newPerson("operator"));
  await compose(page, "Sandbox");
  await page.route(CHUNKS, (route) => route.abort());
  const exact = page.locator("details").filter({ has: page.locator("#snippets-title") });
  await exact.locator("summary").click();
  await expect(exact.getByRole("alert")).toContainText(NOT_LOADED);
  await page.unroute(CHUNKS);
  await exact.getByRole("button", { name: "Try again" }).click();
  await expect(exact.getByRole("alert")).toBeHidden();
  await expect(exact.locator("pre").first()).toBeVisible();
});
