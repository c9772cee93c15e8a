import { test as base, expect, type Page } from "@playwright/test";
import { PASSWORD, PEOPLE, type Someone } from "./people";

type Fixtures = {
  /** Complaints of the page that this test brings about on purpose. */
  expectedComplaints: RegExp[];
  /** Signs in through the page and waits for the console. */
  signIn: (who: Someone | { email: string; password: string }, on?: Page) => Promise<void>;
};

/** A journey: whatever the page writes to the browser's console as an error, or throws, fails it. */
export const test = base.extend<Fixtures>({
  expectedComplaints: [[], { option: true }],

  page: async ({ page, expectedComplaints }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await use(page);
    const unexpected = complaints.filter(
      (text) => !expectedComplaints.some((expected) => expected.test(text)),
    );
    expect(unexpected, "what the page complained of").toEqual([]);
  },

  signIn: async ({ page }, use) => {
    await use(async (who, on = page) => {
      const { email, password } =
        typeof who === "string" ? { email: PEOPLE[who].email, password: PASSWORD } : who;
      await on.goto("/sign-in");
      await on.getByLabel(/^(Email|邮箱|电子邮箱)/).fill(email);
      await on.getByLabel(/^(Password|密码)/).fill(password);
      await on.getByRole("button", { name: /^(Sign in|登录)$/ }).click();
      await expect(on).not.toHaveURL(/sign-in/);
    });
  },
});
