import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { compose, landed, sendButton } from "../support/compose";
import { countActs } from "../support/count-acts";
import { newPerson, onDatabase } from "../support/database";
import { EXPLORER } from "../support/explorer-steps";
import { test } from "../support/journey";
import { type Act, stepsOf } from "../support/keystroke-model";

// What a call costs a person here and in the vendor's OpenAPI Explorer. Ours is counted while it is done; docs/steps.md
// holds the table, and this test holds the document to it.

const USER = "customer-4711";
const META_INFO =
  '{"deviceType":"android","deviceModel":"Test Phone","osVersion":"15","bioMetaInfo":"3.46.0"}';

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const metaInfo = (page: Page) => page.getByLabel(/MetaInfo/).first();

/** Presses into a field and types over what is there. */
async function typeUser(page: Page) {
  const field = page.getByLabel(/MerchantUserId/);
  await field.click();
  await page.keyboard.type(USER);
  await expect(field).toHaveValue(USER);
}

async function pasteMetaInfo(page: Page) {
  await metaInfo(page).click();
  await page.keyboard.press("Control+A");
  // The clipboard is the machine's, and other journeys use it too: the keys count, and what is pasted comes from here.
  await metaInfo(page).evaluate((field) =>
    field.addEventListener("paste", (event) => event.preventDefault(), { once: true }),
  );
  await page.keyboard.press("Control+V");
  await page.keyboard.insertText(META_INFO);
  await expect(metaInfo(page)).toHaveValue(META_INFO);
}

/** A preset says nothing of the credential: the one of the last call goes on. */
async function expectSandbox(page: Page) {
  await expect(page.getByLabel(/^Credential/).locator("option:checked")).toHaveText(/^Sandbox ·/);
}

async function openPreset(page: Page) {
  await page.keyboard.press("Control+K");
  await page.keyboard.type("Hong");
  await expect(page.getByRole("dialog").getByRole("option", { name: /Hong Kong, strict/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/preset=/);
  await expect(page.getByRole("combobox", { name: /DocType/ })).toContainText("00000008");
}

async function aPreset(ownerId: string) {
  const [presetId, values] = [randomUUID(), { DocType: "00000008", IdSpoof: "Y" }];
  await onDatabase(
    "INSERT INTO preset (id, name, owner_id, shared, created_at) VALUES ($1, 'Hong Kong, strict', $2, false, now())",
    [presetId, ownerId],
  );
  await onDatabase(
    `INSERT INTO preset_version (id, preset_id, number, "values", locked, note, created_by_id, created_at)
     VALUES (gen_random_uuid(), $1, 1, $2, '{}', '', $3, now())`,
    [presetId, values, ownerId],
  );
}

const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;

function row(name: string, ours: Act[]): string {
  const [here, there] = [stepsOf(ours), stepsOf(EXPLORER[name] ?? [])];
  const cells = [name, here.clicks, here.keys, here.seconds, there.clicks, there.keys, there.seconds];
  return `| ${cells.join(" | ")} |`;
}

test("the steps of a call are as few as the document says", async ({ page, browser, signIn }) => {
  test.setTimeout(120_000);
  const person = await newPerson("operator");
  await aPreset(person.id);
  const hand = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const counter = await countActs(page.context(), hand);
  await signIn(person);
  // Yesterday's call, so that the choice of the credential is remembered.
  await compose(page, "Sandbox");
  await sendButton(page).click();
  await landed(page);

  const phone = await hand.newPage();
  const rows: string[] = [];
  const waits: Record<string, number> = {};
  const count = async (name: string, from: string | null, act: () => Promise<void>) => {
    if (from) await page.goto(from);
    await expect(title(page)).toBeVisible();
    await page.waitForLoadState("networkidle").catch(() => undefined);
    const began = performance.now();
    counter.start();
    await act();
    rows.push(row(name, counter.stop()));
    await expect(title(page)).toContainText(/Pending|Passed/);
    waits[name] = seconds(began);
    // Somebody at the device, who is in neither column; the result comes by itself.
    const device = name === "with a phone" ? phone : page;
    await device.getByRole("button", { name: "Pass", exact: true }).click();
    await expect(title(page)).toContainText("Passed");
  };

  await count("from nothing", "/", async () => {
    await page.getByRole("navigation").getByRole("link", { name: "Initialize" }).click();
    await page.getByRole("combobox", { name: /DocType/ }).click();
    await page.keyboard.type("2018");
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: /· Y$/ }).click();
    await typeUser(page);
    await pasteMetaInfo(page);
    await page.keyboard.press("Control+Enter");
    await landed(page);
  });
  await count("from a preset", "/", async () => {
    await openPreset(page);
    await expectSandbox(page);
    await typeUser(page);
    await pasteMetaInfo(page);
    await page.keyboard.press("Control+Enter");
    await landed(page);
  });
  await count("again, one difference", null, async () => {
    const before = page.url();
    await page.getByRole("link", { name: "Re-run" }).click();
    await page.getByRole("radio", { name: /Strict mode · 1|Strict · 1/ }).click();
    // The person is kept, by the hash that was sent.
    await pasteMetaInfo(page);
    await page.keyboard.press("Control+Enter");
    await expect(page).not.toHaveURL(before);
    await landed(page);
  });
  await count("with a phone", "/", async () => {
    await openPreset(page);
    await expectSandbox(page);
    await page.getByRole("button", { name: "Fill in from a phone" }).click();
    const code = await page
      .locator("code")
      .filter({ hasText: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ })
      .innerText();
    // The phone's camera.
    counter.note("click");
    await phone.goto(`/pair/${code}`);
    await phone.getByRole("button", { name: "Pair this phone" }).click();
    await expect(metaInfo(page)).toHaveValue(/"deviceType":"web"/);
    await typeUser(page);
    await page.keyboard.press("Control+Enter");
    await landed(page);
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Your verification");
  });
  await hand.close();

  process.stdout.write(
    `\n${rows.join("\n")}\nseconds that a machine needed for ours: ${JSON.stringify(waits)}\n`,
  );
  const document = readFileSync(new URL("../../docs/steps.md", import.meta.url), "utf8");
  expect(document.split("\n").filter((line) => rows.includes(line))).toEqual(rows);
});
