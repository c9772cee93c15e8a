import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { chooseCredential, RAW_USER } from "./compose";
import { onDatabase } from "./database";

type Sums = { runs: string; sent: string };

/** What the database knows of an experiment's runs; a call was sent when its transaction is there. */
export async function sumsOf(id: string): Promise<{ runs: number; sent: number }> {
  const [row] = await onDatabase<Sums>(
    `SELECT count(*) AS runs, count(t.id) AS sent FROM lab_run r
     LEFT JOIN transaction t ON t.submission_id = r.submission_id WHERE r.experiment_id = $1`,
    [id],
  );
  return { runs: Number(row?.runs), sent: Number(row?.sent) };
}

export const nameField = (page: Page) => page.getByLabel("Name", { exact: false }).first();

export const planButton = (page: Page) => page.getByRole("button", { name: "Plan", exact: true });

/** Where saving a plan has led to. */
export async function planned(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/lab\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1) ?? "";
}

/** Ticks these values of a parameter and no others. */
export async function tick(page: Page, parameter: string, values: readonly RegExp[]): Promise<void> {
  const group = page.getByRole("group", { name: new RegExp(parameter) });
  for (const box of await group.getByRole("checkbox").all()) await box.uncheck();
  for (const value of values) await group.getByRole("checkbox", { name: value }).check();
}

type Plan = { name: string; runs: number; device?: string };

/** Thresholds strict and off, shoot and scan, with and without anti-spoofing; its row id, with its page open. */
export async function plan(page: Page, { name, runs, device }: Plan): Promise<string> {
  await page.goto("/lab/new");
  await nameField(page).fill(name);
  await chooseCredential(page, "Sandbox");
  await page.getByLabel(/MerchantUserId/).fill(RAW_USER);
  await tick(page, "IdThreshold", [/· 1$/, /· 3 /]);
  await tick(page, "DocScanMode", [/· shoot/, /· scan/]);
  await tick(page, "IdSpoof", [/· Y/, /· N/]);
  await page.getByLabel("Runs per cell").fill(String(runs));
  if (device) await page.getByRole("radio", { name: device }).check();
  const calls = 8 * runs;
  await expect(
    page.getByText(`2 × 2 × 2 cells × ${runs} ${runs === 1 ? "run" : "runs"} = ${calls} calls`),
  ).toBeVisible();
  await planButton(page).click();
  const id = await planned(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return id;
}

/** Starts the experiment whose page is open. */
export async function start(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Send / })
    .click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Nothing that axe finds, and nothing that sticks out to the side. */
export async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect.soft(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, "nothing sticks out to the side").toBeLessThanOrEqual(0);
}
