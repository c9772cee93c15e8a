import { expect } from "@playwright/test";
import { chooseCredential, compose, landed, RAW_USER, sendButton } from "../support/compose";
import { newPerson, onDatabase } from "../support/database";
import { test } from "../support/journey";
import { axe, nameField, planButton, planned, start, tick } from "../support/lab";
import { playVendor } from "../support/played-vendor";

// One vendor at a time can be played.
test.describe.configure({ mode: "serial" });

const transactionIdOf = (bizId: string | null) => `hks${(bizId ?? "").slice(3)}`;

type PlayedVendor = Awaited<ReturnType<typeof playVendor>>;

/** Results of other journeys' transactions may be asked for at the same address meanwhile. */
const started = ({ calls }: PlayedVendor) => calls.filter(({ action }) => action === "Initialize");

test("a vendor that is down was sent nothing: the form and the record say so, and it is safe to send again", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await compose(page, "Dead vendor");
  await page.getByLabel(/MetaInfo/).fill('{"deviceType":"web"}');
  await expect(page.getByText(/this call is billed to Dead vendor/)).toBeVisible();
  await sendButton(page).click();
  await expect(page.getByText("Nothing was sent: connection-refused")).toBeVisible();
  await page.getByRole("link", { name: "Open its record" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Not sent");
  await expect(page.getByText("The endpoint refused the connection.").first()).toBeVisible();
  await expect(page.getByText(/Nothing reached Alibaba Cloud/)).toBeVisible();
  // MetaInfo was never used, and whoever sent it may send it again.
  await expect(page.getByText('{"deviceType":"web"}')).toHaveCount(0);
  await page.getByRole("link", { name: "Send again" }).click();
  await expect(page.getByLabel(/MetaInfo/).first()).toHaveValue('{"deviceType":"web"}');
});

test("a vendor that takes the call and breaks off leaves an unknown that may have been billed", async ({
  page,
  signIn,
}) => {
  const vendor = await playVendor(async () => ({ status: 502, body: "<html>bad gateway</html>" }));
  await signIn("operator");
  await compose(page, "Played vendor");
  await sendButton(page).click();
  await landed(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Unknown");
  await expect(page.getByText(/may have been executed and billed/)).toBeVisible();
  expect(started(vendor)).toHaveLength(1);
  await vendor.stop();
});

test("a callback that arrives before Initialize has answered is kept, and counts", async ({
  page,
  signIn,
}) => {
  const vendor = await playVendor(async ({ action, parameters }) => {
    const TransactionId = transactionIdOf(parameters.get("MerchantBizId"));
    if (action === "CheckResult")
      return {
        status: 200,
        body: {
          RequestId: "R-2",
          Code: "Success",
          Message: "success",
          Result: { Passed: "Y", SubCode: "200" },
        },
      };
    const callback = new URL(parameters.get("CallbackUrl") ?? "");
    callback.searchParams.set("transactionId", TransactionId);
    callback.searchParams.set("passed", "Y");
    callback.searchParams.set("subCode", "200");
    callback.searchParams.set("callbackToken", parameters.get("CallbackToken") ?? "");
    expect((await fetch(callback)).ok).toBe(true);
    return {
      status: 200,
      body: {
        RequestId: "R-1",
        Code: "Success",
        Message: "success",
        Result: { TransactionId, Protocol: "protocol" },
      },
    };
  });
  await signIn("operator");
  await compose(page, "Played vendor");
  await sendButton(page).click();
  await landed(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Passed");
  await expect(page.getByText("Before Initialize had answered").first()).toBeVisible();
  await expect(page.getByText("CallbackToken right").first()).toBeVisible();
  await vendor.stop();
});

test("a double click sends one call", async ({ page, signIn }) => {
  const vendor = await playVendor(async ({ parameters }) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const TransactionId = transactionIdOf(parameters.get("MerchantBizId"));
    return {
      status: 200,
      body: { RequestId: "R-3", Code: "Success", Message: "success", Result: { TransactionId } },
    };
  });
  await signIn("operator");
  await compose(page, "Played vendor");
  const bizId = await page.getByLabel(/MerchantBizId/).inputValue();
  await sendButton(page).dblclick();
  await landed(page);
  const rows = await onDatabase("SELECT 1 FROM transaction WHERE merchant_biz_id = $1", [bizId]);
  expect(rows).toHaveLength(1);
  expect(started(vendor)).toHaveLength(1);
  await vendor.stop();
});

test("a refused call says why, keeps what was typed, and is on record", async ({ page, signIn }) => {
  const vendor = await playVendor(async () => ({
    status: 403,
    body: { RequestId: "R-4", Code: "Forbidden.RAMUserAccessDenied", Message: "no permission" },
  }));
  await signIn("operator");
  await compose(page, "Played vendor");
  await sendButton(page).click();
  await expect(page.getByText("Forbidden.RAMUserAccessDenied").first()).toBeVisible();
  await expect(page.getByText(/AliyunAntCloudAuthFullAccess/).first()).toBeVisible();
  await vendor.stop();
});

test("a vendor that says stop pauses the calls for everybody, until an admin or the time ends it", async ({
  page,
  browser,
  signIn,
}) => {
  const vendor = await playVendor(async ({ action }) =>
    action === "Initialize"
      ? {
          status: 401,
          body: { RequestId: "R-5", Code: "Forbidden.ExceptionRepeatedInvoke", Message: "stop" },
        }
      : { status: 404, body: { RequestId: "R-6", Code: "ProcessNotCompleted", Message: "not yet" } },
  );
  await signIn("operator");
  await compose(page, "Played vendor");
  await expect(page.getByText("10 of 10 calls free")).toBeVisible();
  const elsewhere = await browser.newPage();
  await signIn("admin", elsewhere);
  await compose(elsewhere, "Played vendor");

  await sendButton(page).click();
  await expect(page.getByText(/Calls are paused after Forbidden.ExceptionRepeatedInvoke/)).toBeVisible();
  await expect(elsewhere.getByText(/Calls are paused after/)).toBeVisible();
  await sendButton(page).click();
  await expect(page.getByText(/Nothing was sent and nothing was stored/)).toBeVisible();
  expect(started(vendor)).toHaveLength(1);

  await elsewhere.goto("/credentials");
  const region = elsewhere.getByRole("region", { name: "Paused calls" });
  // Other journeys may have paused other calls meanwhile.
  const pauses = region.locator(":scope > div").filter({ hasText: /Initialize is paused.*Played vendor/ });
  await expect(pauses).toContainText("Initialize is paused after Forbidden.ExceptionRepeatedInvoke");
  await pauses.getByRole("button", { name: "End the pause now" }).click();
  await expect(pauses).toBeHidden();
  await expect(page.getByText(/\d of 10 calls free/)).toBeVisible();
  await elsewhere.close();
  await vendor.stop();
});

test("a throttled call of an experiment is sent again by itself, and its cell is judged by what came of that", async ({
  page,
  signIn,
}) => {
  test.setTimeout(120_000);
  let asked = 0;
  const vendor = await playVendor(async ({ action, parameters }) => {
    if (action !== "Initialize")
      return { status: 404, body: { RequestId: "R-7", Code: "ProcessNotCompleted", Message: "not yet" } };
    asked += 1;
    if (asked === 1)
      return { status: 400, body: { RequestId: "R-8", Code: "Throttling.User", Message: "too many" } };
    const TransactionId = transactionIdOf(parameters.get("MerchantBizId"));
    return {
      status: 200,
      body: { RequestId: "R-9", Code: "Success", Message: "success", Result: { TransactionId } },
    };
  });
  await signIn(await newPerson("operator"));
  await page.goto("/lab/new");
  await chooseCredential(page, "Played vendor");
  await nameField(page).fill("Throttled once");
  await page.getByLabel(/MerchantUserId/).fill(RAW_USER);
  await tick(page, "IdSpoof", [/· Y/, /· N/]);
  await page.getByLabel("Runs per cell").fill("1");
  await page.getByRole("radio", { name: "A person" }).check();
  await planButton(page).click();
  await planned(page);
  await start(page);
  await expect(page.getByText(/^1 call was throttled:/)).toBeVisible();
  await axe(page);
  await expect(page.getByText("1 open").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("1 of 2 calls sent")).toBeVisible();
  await expect(page.getByText(/1 rejected/)).toHaveCount(0);
  await page
    .getByRole("button", { name: /1 open/ })
    .first()
    .click();
  await page.getByRole("link", { name: "call 1", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Rejected (throttled)");
  await page.goBack();
  await page.getByRole("button", { name: "Cancel experiment" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel for good" }).click();
  await expect(page.locator("[data-experiment-state=cancelled]")).toBeVisible();
  await vendor.stop();
});
