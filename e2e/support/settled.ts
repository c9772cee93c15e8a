import { expect, type Page } from "@playwright/test";
import { madeUpPerson } from "../../lib/sandbox/operations/made-up-person";
import { type Started, startInSandbox } from "./compose";
import { onDatabase } from "./database";

export type Settled = Started & {
  /** What the sandbox put into the document: everything of it that nobody may see unmasked by chance. */
  personal: { birthDate: string; passportNo: string };
};

/** A transaction that the sandbox's device has passed, its page open. For whoever may start and act as the device. */
export async function settleInSandbox(page: Page): Promise<Settled> {
  const started = await startInSandbox(page);
  await page.getByRole("button", { name: "Pass", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Passed");
  await expect(page.getByText("Confirmed by CheckResult")).toBeVisible();
  const [row] = await onDatabase<{ transaction_id: string }>(
    "SELECT transaction_id FROM transaction WHERE id = $1",
    [started.id],
  );
  const { birthDate, serial } = madeUpPerson(row?.transaction_id ?? "");
  return { ...started, personal: { birthDate, passportNo: `X${serial}` } };
}
