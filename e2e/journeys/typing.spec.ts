import { expect, type Page } from "@playwright/test";
import { compose } from "../support/compose";
import { newPerson } from "../support/database";
import { test } from "../support/journey";

// A key in the full form costs its own text and nothing else: whatever follows from it comes after the paint.

const TYPED = [/MetaInfo/, /MerchantUserId/, /MerchantBizId/, /SceneCode/, /CallbackUrl/, /CallbackToken/];

/** Counts how often React changes the page, by the hook that it offers to developer tools. */
const COUNT_DRAWINGS = `
  window.drawings = 0;
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    checkDCE() {},
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    onCommitFiberRoot() { window.drawings += 1; },
  };
`;

/** How often the page was drawn by what is done to the element in focus, in the same task: before any paint. */
const drawingsBy = (page: Page, doing: "type" | "click") =>
  page.evaluate(async (what) => {
    const counted = window as unknown as { drawings: number };
    const before = counted.drawings;
    if (what === "type") document.execCommand("insertText", false, "a");
    else if (document.activeElement instanceof HTMLElement) document.activeElement.click();
    // React draws what a key or a press changes when the event is over, but within its task.
    for (let turn = 0; turn < 50; turn += 1) await null;
    return counted.drawings - before;
  }, doing);

test("a key in any field of the form draws nothing but its own text", async ({ page, signIn }) => {
  await page.addInitScript(COUNT_DRAWINGS);
  await signIn(await newPerson("operator"));
  await compose(page, "Sandbox");
  await page.getByRole("radio", { name: /An address of your own/ }).check();
  await page.getByText("The exact call").click();
  await expect(page.getByRole("tabpanel")).toBeVisible();

  for (const name of TYPED) {
    const field = page.getByLabel(name);
    await field.fill("b");
    expect.soft(await drawingsBy(page, "type"), String(name)).toBe(0);
    await expect(field).toHaveValue("ba");
  }
  // What was typed has reached everything beside the form all the same.
  await expect(page.getByRole("tabpanel")).toContainText("SceneCode=ba");

  // A choice does change the page, which shows that drawings are counted.
  await page.getByRole("radio", { name: /Strict mode · 1|Strict · 1/ }).focus();
  expect(await drawingsBy(page, "click")).toBeGreaterThan(0);
});
