import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { newPerson, onDatabase } from "../support/database";
import { test } from "../support/journey";
import { axe, nameField, plan, planButton, start, sumsOf } from "../support/lab";

// C.8: the threshold lab, from the plan to the pivot.

test("a grid is planned, started, paused, resumed, and read by any two of its parameters", async ({
  page,
  signIn,
}) => {
  test.setTimeout(180_000);
  await signIn(await newPerson("operator"));
  const id = await plan(page, { name: "Does scanning help?", runs: 3 });
  await expect(page.getByText("Nothing has been sent.")).toBeVisible();
  expect(await sumsOf(id)).toEqual({ runs: 24, sent: 0 });

  await start(page);
  await expect(page.getByText(/^[1-9]\d* of 24 calls sent$/)).toBeVisible();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByText("Paused by a person")).toBeVisible();
  const { sent } = await sumsOf(id);
  expect(sent).toBeLessThan(24);
  await page.reload();
  await expect(page.getByText("Paused by a person")).toBeVisible();
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(page.locator("[data-experiment-state=done]")).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText("24 of 24 calls sent")).toBeVisible();
  expect(await sumsOf(id)).toEqual({ runs: 24, sent: 24 });

  const table = page.getByRole("table", { name: "Pass rate by cell" });
  const field = (name: RegExp) => table.getByRole("button", { name });
  await expect(field(/^3 · .*, All:/)).toContainText("12 of 12 passed");
  await expect(field(/^1 · .*, All:/)).toContainText("0 of 12 passed");
  await page.getByLabel("Show").selectOption("SubCodes");
  const codes = page.getByRole("table", { name: "SubCodes by cell" });
  await expect(codes.getByRole("button", { name: /^1 · .*, All:/ })).toContainText("206 × 12");
  await page.getByLabel("Rows").selectOption("IdSpoof");
  await expect(page).toHaveURL(/rows=IdSpoof/);
  await page.getByLabel("Columns").selectOption("IdThreshold");
  await page.getByLabel("Show").selectOption("Pass rate");
  await axe(page);

  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const lines = (await readFile(await (await saved).path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(1 + 8);
  expect(lines[0]).toContain('"IdThreshold","DocScanMode"');
  // The first cell: strict, by hand, with anti-spoofing; three runs, none passed.
  expect(lines[1]).toContain('"Does scanning help?","sandbox","",1,"1","shoot","Y"');
  expect(lines[1]).toContain(",3,3,0,3,0,0,");
  expect(lines[1]).toContain('"206: 3"');
  const trail = await onDatabase<{ data: unknown }>(
    "SELECT data FROM audit_entry WHERE event = 'experiment.exported' AND subject_id = $1",
    [id],
  );
  expect(trail).toEqual([{ data: { rows: 8 } }]);

  await field(/^Y · .*, 1 · /).click();
  await expect(page).toHaveURL(/field=0\.0/);
  const ticks = page.getByRole("checkbox", { name: /^Compare / });
  await expect(ticks).toHaveCount(6);
  await ticks.first().check();
  await field(/^Y · .*, 3 · /).click();
  await ticks.first().check();
  await axe(page);
  await page.reload();
  await expect(page.getByRole("table", { name: /^Transactions: / })).toBeVisible();
  for (const mode of ["shoot", "scan"]) {
    await page.getByRole("checkbox", { name: new RegExp(`^Compare .*${mode}.*, run 1$`) }).check();
  }
  await page.getByRole("link", { name: "Compare the two" }).click();
  await expect(page.getByRole("row", { name: /DocScanMode.*differs/ })).toBeVisible();
  await page.goBack();
  await page
    .getByRole("link", { name: /^Open .*run 1$/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Passed");
});

test("with a person at the device the next transaction is handed off, and what is cancelled is never sent", async ({
  page,
  signIn,
}) => {
  test.setTimeout(120_000);
  await signIn(await newPerson("operator"));
  const id = await plan(page, { name: "By hand", runs: 1, device: "A person" });
  await start(page);
  const next = page.getByRole("region", { name: "Next at the device" });
  await next.getByRole("link", { name: "Hand off no. 1" }).click();
  await page.getByRole("button", { name: "Pass", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Passed");
  await page.goto(`/lab/${id}`);
  await expect(page.getByText("1 with a verdict").first()).toBeVisible();
  await expect(page.getByText("2 of 8 calls sent")).toBeVisible();

  await page.getByRole("button", { name: "Cancel experiment" }).click();
  const asks = page.getByRole("dialog");
  await expect(asks.getByText("6 calls that were not sent yet never will be.")).toBeVisible();
  await expect(asks.getByText(/^1 transaction is open: it can still be finished/)).toBeVisible();
  await asks.getByRole("button", { name: "Cancel for good" }).click();
  await expect(page.locator("[data-experiment-state=cancelled]")).toBeVisible();
  expect(await sumsOf(id)).toEqual({ runs: 8, sent: 2 });
  await page.getByRole("link", { name: "Plan again" }).click();
  await expect(page.getByLabel(/MerchantUserId/)).toHaveValue("");
  await expect(page.getByText("2 × 2 × 2 cells × 1 run = 8 calls")).toBeVisible();
});

test("what is refused stands on its field, and nothing that was typed is lost", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/lab/new");
  await nameField(page).fill("Half a plan");
  await planButton(page).click();
  await expect(page.getByText("Choose at least one parameter to vary.")).toBeVisible();
  await expect(page).toHaveURL(/\/lab\/new$/);
  await expect(nameField(page)).toHaveValue("Half a plan");
  await axe(page);
});

test("an auditor reads experiments and can change none", async ({ page, signIn, browser }) => {
  const context = await browser.newContext();
  const operator = await context.newPage();
  await signIn("operator", operator);
  const id = await plan(operator, { name: "To be read", runs: 1 });
  await context.close();
  await signIn("auditor");
  await page.getByRole("link", { name: "Lab", exact: true }).click();
  await page.getByRole("link", { name: "To be read" }).first().click();
  await expect(page).toHaveURL(/\/lab\/[0-9a-f-]{36}$/);
  await page.goto(`/lab/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("To be read");
  await expect(page.getByRole("table", { name: "Pass rate by cell" })).toBeVisible();
  for (const name of ["Start", "Pause", "Resume", "Cancel experiment"]) {
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  }
  await expect(page.getByRole("link", { name: "Plan again" })).toHaveCount(0);
  await page.goto("/lab");
  await expect(page.getByRole("link", { name: "New experiment" })).toHaveCount(0);
});
