import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { ACTIONS } from "../access/table";
import { postAction, resultOf } from "../support/actions";
import { compose, sendButton } from "../support/compose";
import { newPerson, onDatabase, type Stranger } from "../support/database";
import { actions } from "../support/entry-points";
import { signInOverHttp } from "../support/http";
import { test } from "../support/journey";

type Kept = { presetId: string; versionId: string };

async function keep(owner: Stranger, name: string, shared: boolean, locked: string[] = []): Promise<Kept> {
  const [presetId, versionId] = [randomUUID(), randomUUID()];
  await onDatabase(
    "INSERT INTO preset (id, name, owner_id, shared, created_at) VALUES ($1, $2, $3, $4, now())",
    [presetId, name, owner.id, shared],
  );
  await onDatabase(
    `INSERT INTO preset_version (id, preset_id, number, "values", locked, note, created_by_id, created_at)
     VALUES ($1, $2, 1, '{"IdThreshold":"1"}', $3, '', $4, now())`,
    [versionId, presetId, locked, owner.id],
  );
  return { presetId, versionId };
}

const row = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

async function inBrowserOf(browser: Browser, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: "en-US" });
  await look(await context.newPage());
  await context.close();
}

test("a shared preset is everybody's to use, one's own is nobody else's, and an archived one is gone", async ({
  page,
  browser,
  signIn,
}) => {
  const [owner, colleague] = [await newPerson("operator"), await newPerson("operator")];
  const mark = owner.id.slice(0, 6);
  const [own, shared] = [await keep(owner, `Own ${mark}`, false), await keep(owner, `Ours ${mark}`, true)];
  await signIn(owner);
  await inBrowserOf(browser, async (theirs) => {
    await signIn(colleague, theirs);
    await theirs.goto("/presets");
    await expect(row(theirs, `Ours ${mark}`)).toContainText(`Shared by ${owner.name}`);
    await expect(row(theirs, `Ours ${mark}`).getByRole("button", { name: "Archive" })).toHaveCount(0);
    await expect(row(theirs, `Own ${mark}`)).toHaveCount(0);
    await theirs.goto(`/initialize?preset=${own.presetId}`);
    await expect(theirs.getByText("The preset of this link is not there")).toBeVisible();
    await theirs.goto(`/initialize?preset=${shared.presetId}`);
    await expect(theirs.getByRole("radio", { name: /Strict mode · 1|Strict · 1/ })).toBeChecked();

    await page.goto("/presets");
    await row(page, `Ours ${mark}`).getByRole("button", { name: "Archive" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Archive preset" }).click();
    await expect(row(page, `Ours ${mark}`)).toHaveCount(0);
    await theirs.goto(`/initialize?preset=${shared.presetId}`);
    await expect(theirs.getByText("The preset of this link is not there")).toBeVisible();
  });
});

test("a forged request that changes a locked field is refused, on record, and sends nothing", async () => {
  const [admin, operator] = [await newPerson("admin"), await newPerson("operator")];
  const { presetId, versionId } = await keep(admin, `Locked ${admin.id.slice(0, 6)}`, true, ["IdThreshold"]);
  const start = actions().find(({ name }) => name === "transactions/startTransaction");
  const cookie = await signInOverHttp(operator.email, operator.password);
  const [credential] = await onDatabase<{ id: string }>("SELECT id FROM credential WHERE name = 'Sandbox'");
  const { draft } = Object(ACTIONS["transactions/startTransaction"]?.harmless);
  const submissionId = randomUUID();
  const input = {
    submissionId,
    credentialId: credential?.id,
    draft: { ...draft, IdThreshold: "3", MerchantBizId: submissionId.replaceAll("-", "") },
    presetVersionId: versionId,
  };
  const call = { id: start?.id ?? "", path: start?.pages[0] ?? "", args: [input], cookie };
  expect(resultOf(await postAction(call))).toMatchObject({
    ok: false,
    error: { code: "not-allowed", fieldErrors: { "draft.IdThreshold": "The preset locks this field." } },
  });
  expect(await onDatabase("SELECT 1 FROM transaction WHERE submission_id = $1", [submissionId])).toEqual([]);
  expect(
    await onDatabase("SELECT actor_id, event, data FROM audit_entry WHERE subject_id = $1", [presetId]),
  ).toEqual([
    {
      actor_id: operator.id,
      event: "transaction.not-started",
      data: { reason: "locked-field", fields: ["IdThreshold"] },
    },
  ]);
});

test("what a preset locks has nothing to take it back with", async ({ page, signIn }) => {
  const [admin, operator] = [await newPerson("admin"), await newPerson("operator")];
  const { presetId } = await keep(admin, `Held ${admin.id.slice(0, 6)}`, true, ["IdThreshold"]);
  await signIn(operator);
  await page.goto(`/initialize?preset=${presetId}`);
  const chips = page.getByRole("list", { name: "Differs from the defaults" }).first();
  await page.getByRole("radio", { name: /· Y$/ }).check();
  await expect(chips.getByRole("listitem").filter({ hasText: "IdSpoof" }).getByRole("button")).toHaveCount(1);
  const held = chips.getByRole("listitem").filter({ hasText: "IdThreshold" });
  await expect(held).toContainText("Locked by the preset");
  await expect(held.getByRole("button")).toHaveCount(0);
});

test("a lock that was set meanwhile refuses in sight, also where the field cannot take the focus", async ({
  page,
  signIn,
}) => {
  const [admin, operator] = [await newPerson("admin"), await newPerson("operator")];
  const name = `Meanwhile ${admin.id.slice(0, 6)}`;
  const { presetId } = await keep(admin, name, true);
  await signIn(operator);
  await compose(page, "Sandbox");
  await page.getByLabel("Preset", { exact: true }).selectOption({ label: `${name} · v1` });
  await page.getByRole("radio", { name: /Loose · 3|Loose mode · 3|· 3$/ }).check();
  await onDatabase(
    `INSERT INTO preset_version (id, preset_id, number, "values", locked, note, created_by_id, created_at)
     VALUES ($1, $2, 2, '{"IdThreshold":"1"}', '{IdThreshold}', '', $3, now())`,
    [randomUUID(), presetId, admin.id],
  );
  await sendButton(page).scrollIntoViewIfNeeded();
  await page.keyboard.press("Control+Enter");
  const alert = page.getByText("The preset locks fields that were changed");
  await expect(alert).toBeInViewport();
  expect(
    await alert.evaluate(
      (node) => document.activeElement?.contains(node) && document.activeElement !== document.body,
    ),
  ).toBe(true);
});
