import { createHash } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { onDatabase } from "../support/database";
import { send } from "../support/http";
import { test } from "../support/journey";
import { settleInSandbox } from "../support/settled";
import { aTransaction } from "../support/transaction";

// What pages say of a transaction is what is so: of its callbacks, of what is kept, and to whoever reads it.

const TOKEN = "told-xBXmbMNnqY0dJ4lMJ3hoLTVNRKn5";

async function manyCallbacks(count: number): Promise<string> {
  const { id, callbackId, merchantBizId } = await aTransaction();
  const hash = createHash("sha256").update(TOKEN).digest();
  await onDatabase(
    `UPDATE transaction SET callback_token_hash = $2,
       credential_id = (SELECT id FROM credential WHERE name = 'Dead vendor') WHERE id = $1`,
    [id, hash],
  );
  const query = `transactionId=hks${merchantBizId.slice(3)}&passed=Y&subCode=200&callbackToken=${TOKEN}`;
  for (let n = 1; n <= count; n += 1) {
    const { status } = await send(`/api/callbacks/${callbackId}?${query}&n=${n}`);
    expect(status).toBe(204);
  }
  return id;
}

const callbacks = (page: Page) => page.getByRole("region", { name: "Callbacks", exact: true });
const timeline = (page: Page) => page.getByRole("region", { name: "Timeline", exact: true });

test("of many callbacks the newest are shown, and older ones come on top without moving what is read", async ({
  page,
  signIn,
}) => {
  const id = await manyCallbacks(45);
  await signIn("operator");
  await page.goto(`/transactions/${id}`);
  const cards = callbacks(page).getByRole("article");
  await expect(cards).toHaveCount(20);
  await expect(timeline(page).getByText("Initialize sent with")).toBeVisible();
  await expect(timeline(page).getByText(/^Callback \d+ /)).toHaveCount(20);
  const older = callbacks(page).getByRole("button", { name: "Show older: 25 more" });
  await older.scrollIntoViewIfNeeded();
  const first = callbacks(page).getByRole("article", { name: "Callback 26", exact: true });
  const before = await first.boundingBox();
  await older.press("Enter");
  await expect(cards).toHaveCount(40);
  const after = await first.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 99_999))).toBeLessThan(2);
  await callbacks(page).getByRole("button", { name: "Show older: 5 more" }).press("Enter");
  await expect(cards).toHaveCount(45);
});

test("an auditor is not told to act as the device, and an operator is", async ({ page, signIn }) => {
  const { id } = await aTransaction();
  await signIn("auditor");
  await page.goto(`/transactions/${id}`);
  await expect(page.getByText(/an operator acts as the device on this page/)).toBeVisible();
  await expect(page.getByText(/: act as the device on this page/)).toHaveCount(0);
});

test("what is kept of a result, and who erased it, is said on page, timeline and list", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  const { id, merchantBizId } = await settleInSandbox(page);
  await expect(page.getByText(/· details held here/)).toBeVisible();
  const row = () => page.getByRole("row").filter({ hasText: merchantBizId.slice(0, 6) });

  await onDatabase(
    "UPDATE result_check SET ext_id_info_sealed = NULL, erased_at = now() WHERE transaction_id = $1",
    [id],
  );
  await page.goto(`/transactions/${id}`);
  await expect(page.getByText(/· details erased here on .* by retention/)).toBeVisible();
  await expect(timeline(page).getByText(/^What the document says erased here by retention/)).toBeVisible();
  await page.goto("/transactions");
  await expect(row()).toContainText("by retention");

  await onDatabase("UPDATE result_check SET erased_at = NULL WHERE transaction_id = $1", [id]);
  await page.goto(`/transactions/${id}`);
  await expect(page.getByText(/· no details came/)).toBeVisible();

  await page.getByRole("button", { name: "Erase personal data" }).click();
  await page.getByLabel("Reason").fill("ticket 4713");
  await page.getByRole("button", { name: "Erase", exact: true }).click();
  await expect(
    timeline(page).getByText(/All personal data erased here, asked for by .*: ticket 4713/),
  ).toBeVisible();
  await expect(timeline(page).getByText("Deletion of the result confirmed by the sandbox")).toBeVisible();
  await expect(page.getByText(/^Erased here on .* by /)).toBeVisible();
  await page.goto("/transactions");
  await expect(row()).toContainText(/Erased here on .* by /);
});

test("MetaInfo is shown to nobody by chance, and to an auditor who says why", async ({ page, signIn }) => {
  const { id } = await aTransaction();
  const raw = page.getByText('{"deviceType":"web"}');
  await signIn("operator");
  await page.goto(`/transactions/${id}`);
  const request = page.getByRole("region", { name: "Request", exact: true });
  await expect(request.getByText("kept sealed, because it tells of somebody's device")).toBeVisible();
  await expect(raw).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Show MetaInfo" })).toHaveCount(0);

  // Away first: an open page that looks for news would be told that nobody is signed in.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await signIn("auditor");
  await page.goto(`/transactions/${id}`);
  await page.getByRole("button", { name: "Show MetaInfo" }).click();
  await page.getByLabel("Reason").fill("ticket 4714");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(raw).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "ticket 4714" })).toContainText("MetaInfo");
});
