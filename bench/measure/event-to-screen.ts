// From an event in one instance to a browser that looks at another: the list in Chromium, on the same database.
import { chromium, type Page } from "@playwright/test";
import { requireChromium } from "../../scripts/test/chromium.ts";
import type { Arena } from "../arena.ts";
import type { Child } from "../machine/child.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { percentile } from "../report/statistics.ts";
import { type Callable, seedTransactions } from "../seed/transactions.ts";

const EVERY_MS = 250;
/** A page that has just come is not listening yet; what is asked is how fast one is that somebody looks at. */
const LOOKED_AT_MS = 1_500;
const SEEN_WITHIN_MS = 15_000;

/** Says for a row, by its link, when it first showed each state; by the clock of this machine, as all here. */
const WATCH = `(() => {
  const seen = (window.seen = {});
  const look = () => {
    const now = Date.now();
    for (const link of document.querySelectorAll('a[href^="/transactions/"]')) {
      const id = link.getAttribute("href").slice("/transactions/".length);
      const row = link.closest("tr, [role=row], li") ?? link;
      if (/Passed/.test(row.textContent)) seen[id] ??= now;
    }
  };
  look();
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
})()`;

export async function measureEventToScreen(arena: Arena): Promise<Outcome> {
  const { plan, stage, startInstance } = arena;
  const other = await startInstance("other-instance");
  const browser = await chromium.launch({ executablePath: requireChromium(), args: ["--no-sandbox"] });
  stage.onLeave(
    () => browser.close(),
    () => {},
  );
  const page = await openList(arena, other, () => browser.newContext());
  const waits: number[] = [];
  while (waits.length < plan.events)
    waits.push(...(await watchSome(arena, page, plan.events - waits.length)));
  await browser.close();
  await other.stop();
  return {
    figures: [
      {
        row: "live",
        name: "event to screen, two instances, p95",
        product: `p50 ${digits(percentile(waits, 0.5))} ms, p95 ${digits(percentile(waits, 0.95))} ms`,
        bare: "-",
        value: percentile(waits, 0.95),
        unit: "ms",
        bar: BARS.eventToScreen,
        note: `${waits.length} transactions were settled by one instance; timed from that moment until the row in Chromium, at the other, said so. The slowest took ${digits(Math.max(...waits))} ms.`,
      },
    ],
    rounds: { "event to screen ms": waits },
  };
}

async function openList(
  { signedIn }: Arena,
  { origin }: Child,
  newContext: () => Promise<import("@playwright/test").BrowserContext>,
): Promise<Page> {
  const context = await newContext();
  const [name = "", value = ""] = signedIn.cookie.split("=");
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  await page.goto(`${origin}/transactions`, { waitUntil: "load" });
  return page;
}

/** Fresh ones on top of the list, each reported to the first instance in turn. @returns milliseconds for each */
async function watchSome(arena: Arena, page: Page, most: number): Promise<number[]> {
  const { signedIn, credentialIds, database } = arena;
  const [credentialId = ""] = credentialIds;
  const batch = { credentialId, personId: signedIn.personId, state: "pending", ageMs: 0 } as const;
  const fresh = await seedTransactions(database.pool, { ...batch, count: Math.min(20, most) });
  await page.reload({ waitUntil: "load" });
  await page.waitForSelector(`a[href="/transactions/${fresh[0]?.id}"]`);
  await page.evaluate(WATCH);
  await new Promise((resolve) => setTimeout(resolve, LOOKED_AT_MS));
  for (const each of fresh) {
    await report(arena, each);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  const ids = fresh.map(({ id }) => id);
  const shown = await page.waitForFunction(
    (wanted) => {
      const { seen } = window as unknown as { seen: Record<string, number> };
      return wanted.every((id) => id in seen) && seen;
    },
    ids,
    { timeout: SEEN_WITHIN_MS },
  );
  const seen: Record<string, number> = await shown.evaluate((value) => value || {});
  const { rows } = await database.pool.query<{ id: string; settled_at: Date }>(
    'SELECT id, settled_at FROM "transaction" WHERE id = ANY($1)',
    [ids],
  );
  return rows.map(({ id, settled_at }) => (seen[id] ?? 0) - settled_at.getTime());
}

async function report({ product }: Arena, { callbackPath }: Callable): Promise<void> {
  const { status } = await fetch(`${product.origin}${callbackPath}`);
  if (status !== 204) throw new Error(`A callback was answered with ${status}.`);
}
