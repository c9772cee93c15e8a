// From a key to the repainted form: /initialize in Chromium with everything open, its processor slowed down four times.
// What a page's main thread does for a key counts; how long the frame took through all processes is told beside it.
import { type Browser, chromium, type Page } from "@playwright/test";
import { requireChromium } from "../../scripts/test/chromium.ts";
import type { Arena } from "../arena.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { percentile } from "../report/statistics.ts";
import { type KeyWork, keyWork, TRACE_CONFIG, type TraceEvent } from "./key-work.ts";

const SLOWER = 4;
/**
 * Between keys, in turn: within the first the form has not come to rest, within the second the findings and the
 * snippet are drawn anew. Work that was put off until after a paint must be done by the next key, or delays it.
 */
const PAUSES_MS = [80, 200];
const LAST_SHOWN_MS = 1_000;

/** Frames are drawn as soon as they are ready: the wait for the display's next tick is no page's doing. */
const ARGS = ["--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync"];

export async function measureKeystroke(arena: Arena): Promise<Outcome> {
  const { plan, stage } = arena;
  const browser = await chromium.launch({ executablePath: requireChromium(), args: ARGS });
  stage.onLeave(
    () => browser.close(),
    () => {},
  );
  const bare = await timeKeys(await bareForm(browser), plan.keys);
  const form = await fullForm(browser, arena);
  const product = await timeKeys(form, plan.keys);
  const still = await timeKeys(await withoutScripts(form), plan.keys);
  await browser.close();
  const said = (keys: readonly KeyWork[], of: keyof KeyWork) =>
    `p50 ${digits(percentile(each(keys, of), 0.5))} ms, p95 ${digits(percentile(each(keys, of), 0.95))} ms`;
  return {
    figures: [
      {
        row: "key",
        name: `key to repaint in the full form, processor ${SLOWER} × slower, p95`,
        product: said(product, "work"),
        bare: said(bare, "work"),
        value: percentile(each(product, "work"), 0.95),
        unit: "ms",
        bar: BARS.keystroke,
        note: `${product.length} keys in ${FIELDS.length} fields, every field, the findings and a snippet open, ${PAUSES_MS.join(" and ")} ms between keys; bare is a page of textareas without a script. Counted is the processor time of the page's main thread from the key's creation to the commit of the first frame with it, work that was in line before the key included: all of it that a page can change. Other processes of Chromium come before and after, and share this machine with the console and its database; by the clock, with all of them, the frame is shown after ${said(product, "shown")}, bare ${said(bare, "shown")}; the main thread's tasks alone last ${said(product, "busy")}, bare ${said(bare, "busy")}. The same form as a document without any script takes ${said(still, "work")}: what remains when nothing of the console runs.`,
      },
    ],
    rounds: {
      "key to repaint, main thread ms": each(product, "work"),
      "key to repaint, main thread, bare ms": each(bare, "work"),
      "key to repaint, main thread, form without scripts ms": each(still, "work"),
      "key to frame shown ms": each(product, "shown"),
      "key to frame shown, bare ms": each(bare, "shown"),
    },
  };
}

const each = (keys: readonly KeyWork[], of: keyof KeyWork) => keys.map((key) => key[of]);

const FIELDS = [/MetaInfo/, /MerchantUserId/, /CallbackUrl/, /SceneCode/, /CallbackToken/];

async function bareForm(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(FIELDS.map(({ source }) => `<label>${source}<textarea></textarea></label>`).join(""));
  return page;
}

/** Everything that can be open is: an address of one's own, the pages of a mainland card, the findings, a snippet. */
async function fullForm(browser: Browser, { product, signedIn }: Arena): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = "", value = ""] = signedIn.cookie.split("=");
  await context.addCookies([{ name, value, url: product.origin }]);
  const page = await context.newPage();
  await page.goto(`${product.origin}/initialize`, { waitUntil: "load" });
  await page.getByRole("combobox", { name: /DocType/ }).click();
  await page.getByRole("dialog").getByRole("combobox").fill("00000001");
  await page.keyboard.press("Enter");
  await page.getByText("Front and back").waitFor();
  await page.getByRole("radio", { name: /An address of your own/ }).check();
  await page.getByText("The exact call").click();
  await page.getByRole("tabpanel").waitFor();
  return page;
}

/** The form as it stands, with its styles and nothing that listens or runs. */
async function withoutScripts(page: Page): Promise<Page> {
  const html = await page.evaluate(() => {
    for (const script of document.querySelectorAll("script")) script.remove();
    return document.documentElement.outerHTML;
  });
  const still = await page.context().newPage();
  const address = new URL("/still", page.url()).href;
  await still.route(address, (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html>${html}` }),
  );
  await still.goto(address, { waitUntil: "load" });
  await page.close();
  return still;
}

/** Types into each field, twice over: a field that was left before is checked as one types. */
async function timeKeys(page: Page, keys: number): Promise<KeyWork[]> {
  await slowDown(page);
  const trace = await tracing(page);
  const ofEach = Math.ceil(keys / FIELDS.length / 2);
  const works: KeyWork[] = [];
  for (const name of [...FIELDS, ...FIELDS]) {
    const field = page.getByLabel(name);
    await field.click();
    await page.keyboard.press("End");
    const expected = typed(await field.inputValue(), ofEach);
    const events = await trace(() => typeInto(page, ofEach));
    if ((await field.inputValue()) !== expected) throw new Error(`Keys were lost in ${name.source}.`);
    works.push(...keyWork(events));
  }
  const wanted = ofEach * FIELDS.length * 2;
  if (works.length !== wanted) throw new Error(`${wanted} keys were pressed, ${works.length} repaints seen.`);
  return works;
}

const keyAt = (place: number) => (place % 8 === 7 ? "Backspace" : ("abcdefg"[place % 8] ?? "a"));

async function typeInto(page: Page, count: number): Promise<void> {
  for (let place = 0; place < count; place += 1) {
    await page.keyboard.press(keyAt(place));
    await page.waitForTimeout(PAUSES_MS[place % PAUSES_MS.length] ?? 0);
  }
  // A key stands in the trace once its frame was shown.
  await page.waitForTimeout(LAST_SHOWN_MS);
}

/** What stands in a field after so many keys at its end. */
function typed(before: string, count: number): string {
  return Array.from({ length: count }, (_, place) => keyAt(place)).reduce(
    (text, key) => (key === "Backspace" ? text.slice(0, -1) : text + key),
    before,
  );
}

/** Slows the page's main thread down, and sees that it is slow. */
async function slowDown(page: Page): Promise<void> {
  const before = await spin(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const slower = (await spin(page)) / before;
  if (slower < SLOWER / 2) throw new Error(`The processor was slowed down ${digits(slower)} × only.`);
}

/** How long the page's main thread needs for the same work, ms. */
async function spin(page: Page): Promise<number> {
  const turns = await page.evaluate(() =>
    Array.from({ length: 15 }, () => {
      const begun = performance.now();
      for (let turn = 0, sum = 0; turn < 20_000_000; turn += 1) sum += turn ^ sum;
      return performance.now() - begun;
    }),
  );
  return percentile(turns, 0.5);
}

/** Traces the browser while something is done. */
async function tracing(page: Page): Promise<(doing: () => Promise<void>) => Promise<TraceEvent[]>> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page has no browser.");
  const session = await browser.newBrowserCDPSession();
  let events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  return async (doing) => {
    events = [];
    await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: TRACE_CONFIG });
    await doing();
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    return events;
  };
}
