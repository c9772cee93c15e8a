import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { chooseCredential, RAW_USER, startInSandbox } from "../support/compose";
import { newPerson, onDatabase, type Stranger } from "../support/database";
import { send } from "../support/http";
import { test } from "../support/journey";
import { axe, nameField, planButton, planned, start, tick } from "../support/lab";

// C.8 and C.9: what a plan of the lab begins with, and that nothing typed is lost of it.

const person = (page: Page) => page.getByLabel(/MerchantUserId/);
const boxes = (page: Page, parameter: string) =>
  page.getByRole("group", { name: new RegExp(parameter) }).getByRole("checkbox");

/** Two thresholds, one run each; all but the button. */
async function fillIn(page: Page, name: string): Promise<void> {
  await page.goto("/lab/new");
  await chooseCredential(page, "Sandbox");
  await nameField(page).fill(name);
  await person(page).fill(RAW_USER);
  await tick(page, "IdThreshold", [/· 1$/, /· 3 /]);
  await page.getByLabel("Runs per cell").fill("1");
}

const plannedBy = ({ id }: Stranger) =>
  onDatabase<{ id: string; name: string }>("SELECT id, name FROM lab_experiment WHERE owner_id = $1", [id]);

test("a reload keeps the plan, but for the person, and it can be discarded", async ({ page, signIn }) => {
  await signIn(await newPerson("operator"));
  await fillIn(page, "Half a pl");
  await page.getByRole("radio", { name: "A person" }).check();
  await page.reload();
  await expect(page.getByText("What you had filled in is back")).toBeVisible();
  await expect(nameField(page)).toHaveValue("Half a pl");
  await expect(page.getByText("2 cells × 1 run = 2 calls")).toBeVisible();
  await expect(page.getByRole("radio", { name: "A person" })).toBeChecked();
  await expect(person(page)).toHaveValue("");
  const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
  expect(kept).toContain("Half a pl");
  expect(kept).not.toContain(RAW_USER);
  await axe(page);

  await page.getByRole("button", { name: "Start over" }).click();
  await expect(nameField(page)).toHaveValue("");
  await expect(page.getByText("What you had filled in is back")).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: "Start over" })).toBeEnabled();
  await expect(nameField(page)).toHaveValue("");
});

test.describe("a session that ended while the plan was open", () => {
  test.use({ expectedComplaints: [/401/] });

  test("is begun again in the same tab, and the plan is as it was", async ({ page, signIn }) => {
    const operator = await newPerson("operator");
    await signIn(operator);
    await fillIn(page, "Kept through a session");
    await onDatabase("UPDATE session SET revoked_at = now() WHERE person_id = $1", [operator.id]);
    await planButton(page).click();
    await expect(page.getByRole("alert").filter({ hasText: "your session has ended" })).toBeVisible();
    await page.getByRole("link", { name: "Sign in again" }).click();
    await page.getByLabel("Email").fill(operator.email);
    await page.getByLabel("Password", { exact: true }).fill(operator.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/lab/new");
    await expect(nameField(page)).toHaveValue("Kept through a session");
    await person(page).fill(RAW_USER);
    await planButton(page).click();
    const id = await planned(page);
    expect(await plannedBy(operator)).toEqual([{ id, name: "Kept through a session" }]);
  });
});

test.describe("a console whose answer is lost", () => {
  test.use({ expectedComplaints: [/500|ERR_FAILED|Failed to load/] });

  test("is asked for the same plan again, and does not make a second experiment", async ({
    page,
    signIn,
  }) => {
    const operator = await newPerson("operator");
    await signIn(operator);
    await fillIn(page, "Answer lost");
    await page.route("**/lab/new", async (route) => {
      const { method, headers } = { method: route.request().method(), headers: route.request().headers() };
      if (method !== "POST" || headers["next-action"] === undefined) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await planButton(page).click();
    await expect(page.getByText("The console could not be reached. Press “Plan” again")).toBeVisible();
    const [stored] = await plannedBy(operator);
    await page.unroute("**/lab/new");
    await page.reload();
    await person(page).fill(RAW_USER);
    await planButton(page).click();
    expect(await planned(page)).toBe(stored?.id);
    expect(await plannedBy(operator)).toHaveLength(1);
    // It is done with: the next plan is another one.
    await page.goto("/lab/new");
    await expect(page.getByRole("button", { name: "Start over" })).toBeEnabled();
    await expect(nameField(page)).toHaveValue("");
  });
});

test("a preset by its link: what it locks cannot be varied, and it stands on every call", async ({
  page,
  browser,
  signIn,
}) => {
  test.setTimeout(120_000);
  const name = `Of the lab ${randomUUID().slice(0, 8)}`;
  const admin = await browser.newPage();
  await signIn("admin", admin);
  await admin.goto("/initialize");
  await chooseCredential(admin, "Sandbox");
  await admin.getByRole("radio", { name: /Strict mode · 1|Strict · 1/ }).check();
  await admin.getByLabel(/SceneCode/).fill("lab_desk");
  await admin.getByRole("button", { name: "Save as preset" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Everybody may use it").check();
  await dialog.getByRole("group", { name: "Locked fields" }).getByLabel("Image quality").check();
  await dialog.getByRole("button", { name: "Save preset" }).click();
  await expect(dialog).toBeHidden();
  await admin.close();

  await signIn(await newPerson("operator"));
  await page.goto("/presets");
  const row = page.getByRole("listitem").filter({ hasText: name });
  await row.getByRole("link", { name: "Vary in the lab" }).click();
  await expect(page.getByLabel("Preset", { exact: true }).locator("option:checked")).toHaveText(
    `${name} · v1`,
  );
  await expect(boxes(page, "IdThreshold").first()).toBeDisabled();
  await expect(boxes(page, "IdThreshold").and(page.getByLabel(/· 1$/))).toBeChecked();
  await expect(page.getByText("SceneCode lab_desk")).toBeVisible();
  await nameField(page).fill("From a preset");
  await chooseCredential(page, "Sandbox");
  await person(page).fill(RAW_USER);
  await tick(page, "IdSpoof", [/· Y/, /· N/]);
  await page.getByLabel("Runs per cell").fill("1");
  await page.reload();
  await expect(page.getByLabel("Preset", { exact: true }).locator("option:checked")).toHaveText(
    `${name} · v1`,
  );
  await person(page).fill(RAW_USER);
  await axe(page);
  await planButton(page).click();
  const id = await planned(page);
  await expect(page.getByText(`${name} · v1`)).toBeVisible();
  await start(page);
  await expect(page.locator("[data-experiment-state=done]")).toBeVisible({ timeout: 60_000 });
  const sent = await onDatabase<{ id: string; scene: string; threshold: string }>(
    `SELECT t.id, t.parameters->>'SceneCode' AS scene, t.parameters->>'IdThreshold' AS threshold FROM transaction t
     JOIN lab_run r ON r.submission_id = t.submission_id WHERE r.experiment_id = $1`,
    [id],
  );
  expect(sent.map(({ scene, threshold }) => [scene, threshold])).toEqual([
    ["lab_desk", "1"],
    ["lab_desk", "1"],
  ]);
  await page.goto(`/transactions/${sent[0]?.id}`);
  await expect(page.getByText(`Preset ${name}, version 1`)).toBeVisible();
});

test("a transaction by its link: its call is what is held", async ({ page, signIn }) => {
  await signIn(await newPerson("operator"));
  const { id, merchantBizId } = await startInSandbox(page, async () => {
    await page.getByRole("radio", { name: /Strict mode · 1|Strict · 1/ }).check();
    await page.getByLabel(/SceneCode/).fill("varied_1");
    await page.getByRole("button", { name: "Save as preset" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("My own");
    await dialog.getByRole("button", { name: "Save preset" }).click();
    await expect(dialog).toBeHidden();
  });
  await page.getByRole("link", { name: "Vary this one in the lab" }).click();
  await expect(page).toHaveURL(`/lab/new?vary=${id}`);
  await expect(page.getByRole("link", { name: `Varies the call ${merchantBizId}` })).toBeVisible();
  await expect(boxes(page, "IdThreshold").and(page.getByLabel(/· 1$/))).toBeChecked();
  await expect(page.getByText("SceneCode varied_1")).toBeVisible();
  await expect(person(page)).toHaveValue(/^[0-9a-f]{64}$/);
  const hash = await person(page).inputValue();
  const hashIt = page.getByRole("checkbox", { name: "Send a keyed hash of it" });
  await expect(hashIt).not.toBeChecked();
  const presets = page.getByLabel("Preset", { exact: true });
  const own = presets.getByRole("option", { name: /^My own · v1/ });
  await presets.selectOption((await own.getAttribute("value")) ?? "");
  // The same person as before: hashed once more it would be another.
  await expect(person(page)).toHaveValue(hash);
  await expect(hashIt).not.toBeChecked();
  await person(page).fill(RAW_USER);
  await expect(hashIt).toBeChecked();
  await person(page).fill(hash);
  await expect(hashIt).not.toBeChecked();
  await nameField(page).fill("Of one call");
  await tick(page, "DocScanMode", [/· shoot/, /· scan/]);
  await axe(page);
  await planButton(page).click();
  await planned(page);

  await page.goto("/lab/new?vary=not-there");
  await expect(page.getByText("The transaction of this link is not there.")).toBeVisible();
  await page.goto("/lab/new?preset=not-there");
  await expect(page.getByText(/^The preset of this link is not there/)).toBeVisible();
});

test("a phone fills in MetaInfo, and its pairing ends with that", async ({ page, signIn }) => {
  await signIn(await newPerson("operator"));
  await page.goto("/lab/new");
  await page.getByRole("button", { name: "Fill in from a phone" }).click();
  await expect(page.getByText("It sends its MetaInfo here, and the pairing ends with that.")).toBeVisible();
  await axe(page);
  const code = await page
    .locator("code")
    .filter({ hasText: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ })
    .innerText();
  const metaInfo = '{"deviceType":"android","deviceModel":"Lab Phone","osVersion":"15"}';
  const answer = await send("/api/pairing/claims", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, metaInfo }),
  });
  const { token } = JSON.parse(answer.text);
  await expect(page.getByText("MetaInfo was filled in by Lab Phone, 15.")).toBeVisible();
  await expect(page.getByLabel(/MetaInfo/).first()).toHaveValue(metaInfo);
  await expect
    .poll(
      async () =>
        (await send("/api/pairing/transaction", { headers: { authorization: `Bearer ${token}` } })).status,
    )
    .toBe(401);
});
