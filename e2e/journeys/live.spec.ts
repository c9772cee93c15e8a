import { expect, type Page } from "@playwright/test";
import { newPerson, onDatabase } from "../support/database";
import { test } from "../support/journey";
import { aTransaction } from "../support/transaction";

// Pages look for themselves every 15 seconds while they are told of changes: what shows sooner was told.
const TOLD = { timeout: 7_000 };

const settle = (id: string) =>
  onDatabase(
    "UPDATE transaction SET state = 'passed', passed = 'Y', sub_code = '200', settled_at = now() WHERE id = $1",
    [id],
  );
const row = (page: Page, id: string) =>
  page.getByRole("row").filter({ has: page.locator(`a[href="/transactions/${id}"]`) });
const state = (page: Page) => page.getByRole("heading", { level: 1 });
const theSwitch = (page: Page) => page.getByRole("button", { name: /^(Live updates|Paused)/ });

/** Resolves once the page is told of changes. */
async function openTold(page: Page, path: string): Promise<void> {
  // Not the one of the page before it.
  const stream = page.waitForResponse(
    (answer) => answer.url().endsWith("/api/events") && new URL(answer.frame().url()).pathname === path,
  );
  await page.goto(path);
  await stream;
}

async function ownTransaction(personId: string) {
  const transaction = await aTransaction();
  await onDatabase("UPDATE transaction SET started_by_id = $2 WHERE id = $1", [transaction.id, personId]);
  return transaction;
}

test("two browsers see a settled transaction without a reload", async ({ page, browser, signIn }) => {
  const { id } = await aTransaction();
  await signIn(await newPerson("operator"));
  const elsewhere = await browser.newPage();
  await signIn(await newPerson("auditor"), elsewhere);
  await openTold(page, "/transactions");
  await openTold(elsewhere, `/transactions/${id}`);
  await expect(row(page, id)).toContainText("Pending");
  await expect(state(elsewhere)).toContainText("Pending");
  await settle(id);
  await expect(row(page, id)).toContainText("Passed", TOLD);
  await expect(state(elsewhere)).toContainText("Passed", TOLD);
  await expect(elsewhere).toHaveTitle(/^✓ Passed · /);
  await elsewhere.close();
});

test("a new transaction waits above the list as soon as it is begun", async ({ page, signIn }) => {
  await aTransaction();
  await signIn(await newPerson("auditor"));
  await openTold(page, "/transactions");
  await aTransaction();
  await expect(page.getByRole("button", { name: /new/i }).first()).toBeVisible(TOLD);
});

test("a paused list stands still, counts what waits, and goes on by a key", async ({ page, signIn }) => {
  const { id } = await aTransaction();
  await signIn(await newPerson("auditor"));
  await openTold(page, "/transactions");
  await theSwitch(page).click();
  await expect(page.getByText("Paused. What is shown stays as it is.")).toBeAttached();
  await settle(id);
  await expect(theSwitch(page)).toContainText(/changes? waiting/, TOLD);
  await expect(row(page, id)).toContainText("Pending");
  await page.keyboard.press("Alt+l");
  await expect(theSwitch(page)).toHaveText(/^Live updates/);
  await expect(row(page, id)).toContainText("Passed", TOLD);
});

test("pausing is remembered in its tab alone, and left alone while one types", async ({
  page,
  context,
  signIn,
}) => {
  const { id } = await aTransaction();
  await signIn(await newPerson("operator"));
  await page.goto(`/transactions/${id}`);
  await page.keyboard.press("Alt+l");
  await expect(theSwitch(page)).toHaveText(/^Paused/);
  // What settles before the stream stands is caught up with afterwards, and cannot be counted as waiting.
  const stream = page.waitForResponse((answer) => answer.url().endsWith("/api/events"));
  await page.reload();
  await stream;
  await expect(theSwitch(page)).toHaveText(/^Paused/);
  await settle(id);
  await expect(theSwitch(page)).toContainText(/changes? waiting/, TOLD);
  await expect(state(page)).toContainText("Pending");
  const other = await context.newPage();
  await other.goto(`/transactions/${id}`);
  await expect(theSwitch(other)).toHaveText(/^Live updates/);
  await expect(state(other)).toContainText("Passed");
  await theSwitch(page).press("Enter");
  await expect(state(page)).toContainText("Passed", TOLD);
});

test.describe("a network that comes back", () => {
  test.use({ expectedComplaints: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] });

  test("brings the page up to date at once", async ({ page, context, signIn }) => {
    const { id } = await aTransaction();
    await signIn(await newPerson("auditor"));
    await openTold(page, `/transactions/${id}`);
    await context.setOffline(true);
    await settle(id);
    await context.setOffline(false);
    await expect(state(page)).toContainText("Passed", TOLD);
  });
});

test.describe("the tabs of one browser", () => {
  test("share one stream, and another tab takes it over", async ({ page, context, signIn }) => {
    const { id } = await aTransaction();
    const readers = new Set<Page>();
    context.on("request", (request) => {
      if (request.url().endsWith("/api/events")) readers.add(request.frame().page());
    });
    await signIn(await newPerson("auditor"));
    await openTold(page, "/transactions");
    const second = await context.newPage();
    await second.goto(`/transactions/${id}`);
    await expect(theSwitch(second)).toBeVisible();
    await onDatabase("UPDATE transaction SET reported_passed = 'Y', reported_at = now() WHERE id = $1", [id]);
    await expect(state(second)).toContainText("Reported", TOLD);
    expect(readers).toEqual(new Set([page]));
    const taken = second.waitForResponse("**/api/events");
    await page.close();
    await taken;
    await settle(id);
    await expect(state(second)).toContainText("Passed", TOLD);
  });
});

test.describe("a session revoked elsewhere", () => {
  test.use({ expectedComplaints: [/401/] });

  test("ends the stream, and the page leaves by itself", async ({ page, signIn }) => {
    const person = await newPerson("operator");
    const { id } = await aTransaction();
    await signIn(person);
    await openTold(page, `/transactions/${id}`);
    await onDatabase("UPDATE session SET revoked_at = now() WHERE person_id = $1", [person.id]);
    await expect(page).toHaveURL(/\/sign-in/, { timeout: 20_000 });
  });
});

test("one's own settled transaction is counted in the title of other pages", async ({ page, signIn }) => {
  const person = await newPerson("operator");
  const own = await ownTransaction(person.id);
  const others = await aTransaction();
  await signIn(person);
  await openTold(page, "/account");
  await settle(others.id);
  await settle(own.id);
  await expect(page).toHaveTitle(/^\(1\) Account/, TOLD);
});

test("whoever asks for it is notified, without a word of the person", async ({ page, context, signIn }) => {
  await context.grantPermissions(["notifications"]);
  await page.addInitScript(() => {
    const shown: Notification[] = [];
    class Played extends EventTarget {
      static readonly permission = "granted";
      static requestPermission = async () => "granted";
      onclick: (() => void) | null = null;
      readonly title: string;
      readonly options: NotificationOptions;
      constructor(title: string, options: NotificationOptions) {
        super();
        this.title = title;
        this.options = options;
        shown.push(this as unknown as Notification);
      }
      close() {}
    }
    Object.assign(window, { Notification: Played, shown });
  });
  const person = await newPerson("operator");
  const own = await ownTransaction(person.id);
  await signIn(person);
  await openTold(page, "/account");
  const shown = () =>
    page.evaluate(() =>
      (window as unknown as { shown: { title: string; options: NotificationOptions }[] }).shown.map(
        ({ title, options }) => `${title}|${options.body}`,
      ),
    );
  expect(await shown()).toEqual([]);
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("On in this browser.")).toBeVisible();
  await settle(own.id);
  await expect.poll(shown, TOLD).toEqual(["Notifications are on|", "✓ Passed|Global passport"]);
  await page.evaluate(() => (window as unknown as { shown: { onclick(): void }[] }).shown[1]?.onclick());
  await expect(page).toHaveURL(new RegExp(`/transactions/${own.id}$`));
});
