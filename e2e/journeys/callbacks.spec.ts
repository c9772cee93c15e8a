import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { onDatabase } from "../support/database";
import { send } from "../support/http";
import { test } from "../support/journey";
import { aTransaction, type SomeTransaction } from "../support/transaction";

const TOKEN = "token-that-only-the-vendor-knows";
const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** A transaction whose CallbackToken this test knows, and whose vendor answers nothing. */
async function aCalledBack(): Promise<SomeTransaction & { ours: string }> {
  const made = await aTransaction();
  await onDatabase(
    `UPDATE transaction SET callback_token_hash = $2,
       credential_id = (SELECT id FROM credential WHERE name = 'Dead vendor') WHERE id = $1`,
    [made.id, sha256(TOKEN)],
  );
  return { ...made, ours: `hks${made.merchantBizId.slice(3)}` };
}

async function deliver({ callbackId }: SomeTransaction, ...queries: string[]): Promise<void> {
  for (const query of queries) {
    const { status } = await send(`/api/callbacks/${callbackId}${query === "" ? "" : `?${query}`}`);
    expect(status).toBe(204);
  }
}

const good = (ours: string, passed = "Y") =>
  `transactionId=${ours}&passed=${passed}&subCode=200&callbackToken=${TOKEN}`;
const forged = (ours: string, guess: string) => good(ours).replace(TOKEN, guess);

const callbacks = (page: Page) => page.getByRole("region", { name: "Callbacks", exact: true });
const card = (page: Page, number: number) =>
  callbacks(page).getByRole("article", { name: `Callback ${number}`, exact: true });

async function openMenu(page: Page, number: number): Promise<void> {
  await card(page, number)
    .getByRole("button", { name: `What can be done with callback ${number}` })
    .click();
}

test("repeated callbacks are one card, forged ones one line, and a flipped one alarms on every screen", async ({
  page,
  signIn,
}) => {
  const made = await aCalledBack();
  const { ours } = made;
  await deliver(made, "", good(ours), good(ours), good(ours), good(ours).replace("passed", "PASSED"));
  await signIn("operator");
  await page.goto(`/transactions/${made.id}`);
  await expect(card(page, 2)).toContainText("× 3, last at");
  for (const calm of ["CallbackToken right", "TransactionId ours", "First of its kind", "On time"]) {
    await expect(card(page, 2)).toContainText(calm);
  }
  await expect(card(page, 2)).toContainText("CheckResult was asked because of it");
  await expect(card(page, 5)).toContainText("PASSED instead of passed");
  await expect(card(page, 5)).toContainText("Duplicate 4");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("contradicted");
  await expect(callbacks(page).getByText("Contradicts an earlier one")).toHaveCount(0);

  await deliver(made, forged(ours, "a"), forged(ours, "b"), forged(ours, "c"), `passed=N`);
  const line = callbacks(page).getByText(
    "4 callbacks without the right CallbackToken, 1 probe of the address",
  );
  await expect(line).toBeVisible();
  await expect(page.getByText("4 callbacks came without the right CallbackToken")).toBeVisible();
  await expect(card(page, 6)).toBeHidden();
  await line.click();
  await expect(card(page, 6)).toContainText("CallbackToken wrong");
  await expect(card(page, 6)).toContainText("Nothing was changed by it.");
  await expect(card(page, 9)).toContainText("CallbackToken missing");

  await deliver(made, good(ours, "N"));
  await expect(card(page, 10)).toContainText("Contradicts an earlier one");
  await expect(page.getByText("The callbacks contradict each other")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("contradicted");

  await page.goto("/transactions?look=1");
  const row = page.getByRole("row").filter({ hasText: made.merchantBizId.slice(0, 6) });
  await expect(row).toContainText("contradicted");
  await expect(row).toContainText("4 callbacks without the right CallbackToken");
  await page.goto("/");
  await page.getByRole("region", { name: "Needs a look" }).getByRole("link", { name: "Show all" }).click();
  await expect(page.getByRole("button", { name: "Needs a look" })).toHaveAttribute("aria-pressed", "true");
});

test("a callback is shown as its request and copied as a command, never with its token", async ({
  page,
  signIn,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const made = await aCalledBack();
  await deliver(made, `${good(made.ours)}&name=O'Neil`);
  await signIn("operator");
  await page.goto(`/transactions/${made.id}`);
  await openMenu(page, 1);
  await page.getByRole("menuitem", { name: "Show the request" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(
    `GET /api/callbacks/${made.callbackId}?transactionId=${made.ours}&passed=Y`,
  );
  await expect(dialog).toContainText(`callbackToken=<sha256:${sha256(TOKEN).toString("hex")}>`);
  await expect(dialog).toContainText("name=O%27Neil HTTP/1.1");
  await expect(dialog).toContainText("127.0.0.1");
  expect(await dialog.textContent()).not.toContain(TOKEN);
  await page.keyboard.press("Escape");
  await openMenu(page, 1);
  await page.getByRole("menuitem", { name: "Copy as cURL" }).click();
  await expect(page.getByText("The command was copied.")).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toMatch(/^curl .*'http:\/\/127\.0\.0\.1:\d+\/api\/callbacks\//);
  expect(command).toContain("callbackToken=YOUR_CALLBACK_TOKEN");
});

test("a callback is sent on to where a setting permits it, marked and without its token, and nowhere else", async ({
  page,
  signIn,
}) => {
  const came: IncomingMessage[] = [];
  const listener = createServer((req, res) => {
    came.push(req);
    res.writeHead(202).end("<b>noted</b>");
  });
  await new Promise<void>((done) =>
    listener.listen(Number(process.env.JOURNEYS_LISTENER_PORT), "127.0.0.1", done),
  );
  const made = await aCalledBack();
  await deliver(made, good(made.ours));
  await signIn("operator");
  await page.goto(`/transactions/${made.id}`);
  await openMenu(page, 1);
  await page.getByRole("menuitem", { name: "Send on" }).click();
  const dialog = page.getByRole("dialog");
  const sendTo = async (address: string, answer: string) => {
    await dialog.getByLabel(/Address/).fill(address);
    // Once a second and no more often: whoever is too quick is told so and presses again.
    await expect(async () => {
      await dialog.getByRole("button", { name: "Send on" }).click();
      await expect(dialog.getByText(answer)).toBeVisible({ timeout: 900 });
    }).toPass();
  };
  await sendTo("nowhere", "Write a whole address");
  await sendTo(
    "https://169.254.169.254/latest/meta-data",
    "This leads into a private network. Nothing was sent.",
  );
  await sendTo(`http://127.0.0.1:${process.env.JOURNEYS_LISTENER_PORT}/hook?own=1`, "Answered with 202");
  await expect(dialog.getByText("<b>noted</b>")).toBeVisible();
  const url = came.at(-1)?.url ?? "";
  expect(url).toContain(`/hook?own=1&transactionId=${made.ours}&passed=Y&subCode=200&x-console-replay=`);
  expect(url).not.toMatch(/token/i);
  expect(came.at(-1)?.headers["x-console-replay"]).toMatch(/^[0-9a-f-]{36}$/);
  const trail = await onDatabase<{ data: { origin: string; httpStatus: number | null } }>(
    "SELECT data FROM audit_entry WHERE subject_id = $1 AND event = 'callback.forwarded' ORDER BY seq DESC LIMIT 1",
    [made.id],
  );
  expect(trail[0]?.data).toMatchObject({ httpStatus: 202 });
  listener.close();
});

test("callbacks are judged again on a person's word, which says what came of it", async ({
  page,
  signIn,
}) => {
  const made = await aCalledBack();
  await deliver(made, forged(made.ours, "guess"));
  await signIn("operator");
  await page.goto(`/transactions/${made.id}`);
  await openMenu(page, 1);
  await page.getByRole("menuitem", { name: "Judge again" }).click();
  await expect(page.getByText("none of the callbacks can be believed")).toBeVisible();
});

test("an auditor sees all of it and finds no tool that sends or changes anything", async ({
  page,
  signIn,
}) => {
  const made = await aCalledBack();
  await deliver(made, good(made.ours));
  await signIn("auditor");
  await page.goto(`/transactions/${made.id}`);
  await expect(card(page, 1)).toContainText("CallbackToken right");
  await openMenu(page, 1);
  await expect(page.getByRole("menuitem")).toHaveText(["Show the request", "Copy as cURL"]);
});

test("the second clock says how long the vendor keeps what is not held here, and what to do", async ({
  page,
  signIn,
}) => {
  const made = await aCalledBack();
  await onDatabase(
    `UPDATE transaction SET created_at = now() - interval '25 days 1 hour',
       deadline = now() - interval '25 days' WHERE id = $1`,
    [made.id],
  );
  await signIn("operator");
  await page.goto(`/transactions/${made.id}`);
  await expect(page.getByText("Deleted at the sandbox in 4 days · not held here")).toBeVisible();
  await expect(page.getByText("Ask for it with Check now before it is gone.")).toBeVisible();
  await page.goto("/transactions?look=1");
  const row = page.getByRole("row").filter({ hasText: made.merchantBizId.slice(0, 6) });
  await expect(row).toContainText("4 d");
});

for (const width of [360, 1280]) {
  test(`at ${width} px a page full of callbacks and the list stay within the window, and axe finds nothing`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const made = await aCalledBack();
    const { ours } = made;
    const long = `${"certify".repeat(60)}=${"x".repeat(900)}`;
    await deliver(made, good(ours), `${good(ours, "N")}&${long}`, forged(ours, "g".repeat(300)));
    await signIn("operator");
    for (const path of [`/transactions/${made.id}`, "/transactions?look=1", "/"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(overflow, path).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect
        .soft(
          violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`),
          path,
        )
        .toEqual([]);
    }
    await page.goto("/transactions");
    const wide = await page.locator(".data-table").evaluate((table) => {
      const around = table.parentElement;
      return around ? around.scrollWidth - around.clientWidth : 0;
    });
    expect(wide, "the list scrolls sideways").toBeLessThanOrEqual(0);
  });
}
