import { expect, type Page } from "@playwright/test";

/** Who is verified in the journeys; never sent or stored as it is typed. */
export const RAW_USER = "a.person@example.test";

export type Started = { id: string; merchantBizId: string };

/** Opens the form, chooses the credential and names the person: all that the defaults leave open. */
export async function compose(page: Page, credential: string): Promise<void> {
  await page.goto("/initialize");
  await chooseCredential(page, credential);
  await page.getByLabel(/MerchantUserId/).fill(RAW_USER);
}

/** On the form that is open. */
export async function chooseCredential(page: Page, credential: string): Promise<void> {
  const choice = page.getByLabel(/^(Credential|凭证)/);
  const option = choice.locator("option", { hasText: new RegExp(`^${credential} ·`) });
  await choice.selectOption(await option.getAttribute("value"));
}

export const sendButton = (page: Page) => page.getByRole("button", { name: /Initialize/ });

/** Where sending has led to. */
export async function landed(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1) ?? "";
}

/** A transaction started with the built-in sandbox's credential, its page open. */
export async function startInSandbox(page: Page, change?: () => Promise<void>): Promise<Started> {
  await compose(page, "Sandbox");
  await change?.();
  const merchantBizId = await page.getByLabel(/MerchantBizId/).inputValue();
  await sendButton(page).click();
  return { id: await landed(page), merchantBizId };
}

export const documentField = (page: Page) => page.getByRole("combobox", { name: /DocType/ });

/** Looks for a document in the picker, and takes the one that it offers first. */
export async function chooseDocument(page: Page, query: string): Promise<void> {
  await documentField(page).click();
  await page.getByRole("dialog").getByRole("combobox").fill(query);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}
