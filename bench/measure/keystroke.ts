// From a key to the repainted form: /initialize in Chromium with everything open, its processor slowed down four times.
import { type Browser, chromium, type Page } from "@playwright/test";
import { requireChromium } from "../../scripts/test/chromium.ts";
import type { Arena } from "../arena.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { percentile } from "../report/statistics.ts";

const SLOWER = 4;
/**
 * Between keys, in turn: within the first the form has not come to rest, within the second the findings and the
 * snippet are drawn anew. Work that was put off until after a paint must be done by the next key, or delays it.
 */
const PAUSES_MS = [80, 200];

/**
 * Without the wait for the next tick of the display, which is up to 16.7 ms whatever a page does: frames are drawn as
 * soon as they are ready, so what is timed is the page's own work up to and with the paint.
 */
const ARGS = ["--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync"];

/**
 * Times each key: from the creation of its input event (`timeStamp`), which is when the page first hears of it, to the
 * first task after the frame that follows; and from its keydown, with the browser's own editing in between, which no
 * page can change. The Event Timing API would say nearly the same as the second, but rounds to 8 ms.
 */
const WATCH = `(() => {
  const waits = (window.waits = []);
  let pressed = 0;
  addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  addEventListener("input", (event) => {
    const [heard, since] = [event.timeStamp, pressed];
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const painted = performance.now();
        waits.push({ page: painted - heard, all: painted - since });
      };
      port2.postMessage(null);
    });
  }, true);
})()`;

/** Milliseconds until the repaint: since the page heard of the key, and since the browser did. */
type Wait = { page: number; all: number };

export async function measureKeystroke(arena: Arena): Promise<Outcome> {
  const { plan, stage } = arena;
  const browser = await chromium.launch({ executablePath: requireChromium(), args: ARGS });
  stage.onLeave(
    () => browser.close(),
    () => {},
  );
  const bare = await timeKeys(await bareForm(browser), plan.keys);
  const product = await timeKeys(await fullForm(browser, arena), plan.keys);
  await browser.close();
  const p95 = (waits: readonly Wait[], of: keyof Wait) => percentile(each(waits, of), 0.95);
  const said = (waits: readonly Wait[]) =>
    `p50 ${digits(percentile(each(waits, "page"), 0.5))} ms, p95 ${digits(p95(waits, "page"))} ms`;
  return {
    figures: [
      {
        row: "key",
        name: `key to repaint in the full form, processor ${SLOWER} × slower, p95`,
        product: said(product),
        bare: said(bare),
        value: p95(product, "page"),
        unit: "ms",
        bar: BARS.keystroke,
        note: `${product.length} keys in ${FIELDS.length} fields, every field, the findings and a snippet open, ${PAUSES_MS.join(" and ")} ms between keys; bare is a page of textareas without a script. From keydown on, with the browser's own editing, p95 is ${digits(p95(product, "all"))} ms, bare ${digits(p95(bare, "all"))} ms.`,
      },
    ],
    rounds: { "key to repaint ms": each(product, "page"), "key to repaint, bare ms": each(bare, "page") },
  };
}

const each = (waits: readonly Wait[], of: keyof Wait) => waits.map((wait) => wait[of]);

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

/** Types into each field, twice over: a field that was left before is checked as one types. */
async function timeKeys(page: Page, keys: number): Promise<Wait[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.evaluate(WATCH);
  const ofEach = Math.ceil(keys / FIELDS.length / 2);
  for (const field of [...FIELDS, ...FIELDS]) {
    await page.getByLabel(field).click();
    await page.keyboard.press("End");
    for (let typed = 0; typed < ofEach; typed += 1) {
      await page.keyboard.press(typed % 8 === 7 ? "Backspace" : ("abcdefg"[typed % 8] ?? "a"));
      await page.waitForTimeout(PAUSES_MS[typed % PAUSES_MS.length] ?? 0);
    }
  }
  const timed = ofEach * FIELDS.length * 2;
  const waits = await page.waitForFunction((wanted) => {
    const seen = (window as unknown as { waits: Wait[] }).waits;
    return seen.length >= wanted && seen;
  }, timed);
  const seen: Wait[] = await waits.evaluate((value) => value || []);
  if (seen.length !== timed) throw new Error(`${timed} keys were pressed, ${seen.length} repaints seen.`);
  return seen;
}
