import { type BrowserContext, expect, type Page } from "@playwright/test";
import scenarioTexts from "../../lib/i18n/messages/en/scenarios.json" with { type: "json" };
import stateTexts from "../../lib/i18n/messages/en/state.json" with { type: "json" };
import type { Scenario } from "../../lib/scenarios/scenario";
import { SCENARIOS } from "../../lib/scenarios/scenarios";
import { startInSandbox } from "../support/compose";
import { SCENARIO_CREDENTIAL } from "../support/credentials";
import { onDatabase } from "../support/database";
import { test } from "../support/journey";

type Sight = string | RegExp;

/** What stands on the page of its transaction at the end, beside the state: the words that teach it. */
const CONFIRMED = "Confirmed by CheckResult";
const ONLY_PROBED = /1 probe of the address/;
const MAY_BE_BILLED = /may have been executed/;

const SEEN: Record<string, readonly Sight[]> = {
  "device-passes": ["CheckResult agrees", CONFIRMED],
  "device-fails": [/SubCode\D*205/, CONFIRMED],
  "device-abandons": [ONLY_PROBED],
  "id-dies-early": [ONLY_PROBED],
  "callback-late": ["CheckResult agrees"],
  "callback-duplicate": [/× 5/],
  "callback-flipped": ["passed=N", "CheckResult says otherwise"],
  "callbacks-contradict": ["Contradicts an earlier one", "The callbacks contradict each other"],
  "callback-wrong-token": ["CallbackToken wrong", /whoever sent it is not believed/],
  "callback-missing-token": ["CallbackToken missing", /whoever sent it is not believed/],
  "callback-among-forged": [/20 callbacks.* without the right CallbackToken/, "CallbackToken right"],
  "callback-other-transaction": ["TransactionId not ours", /speaks of another TransactionId/],
  "callback-names": ["PASSED instead of passed", "CallbackToken right"],
  "callback-passed-spelling": ["passed=T, read as Y", "CheckResult agrees"],
  "callback-before-answer": ["Before Initialize had answered"],
  "callback-none": [ONLY_PROBED],
  "answer-slow": [/3,?\d{3} ms/],
  "answer-html-500": ["The answer was not JSON.", MAY_BE_BILLED],
  "answer-html-503": ["The answer was not JSON.", MAY_BE_BILLED],
  "answer-empty": ["The answer was empty.", MAY_BE_BILLED],
  "answer-truncated": ["TransactionId adopted from here"],
  "dropped-before": ["The connection broke after the call was sent.", MAY_BE_BILLED],
  "dropped-after": ["TransactionId adopted from here"],
  "answer-silent": ["The call was sent, but no answer began in time."],
  "clock-skew": ["InvalidTimeStamp.Expired"],
  "result-disagrees": ["CheckResult says otherwise"],
  "result-contradicts-itself": ["No verdict", CONFIRMED],
  "result-not-finished": ["Not finished yet", CONFIRMED],
  "result-throttled": ["Throttling.Api", CONFIRMED],
  "result-html-500": ["answer-not-json", CONFIRMED],
  "result-html-503": ["answer-not-json", CONFIRMED],
  "result-empty": ["answer-empty", CONFIRMED],
  "result-truncated": ["answer-not-json", CONFIRMED],
  "result-dropped": ["connection-reset", CONFIRMED],
  "result-slow": [/3,?\d{3} ms/, CONFIRMED],
};

function titleOf({ id, error }: Scenario): string {
  if (error) return scenarioTexts.errorTitle[error.operation].replace("{code}", error.code);
  const texts: Record<string, { title: string }> = scenarioTexts.scenario;
  return texts[id]?.title ?? id;
}

function stateOf({ state, contradiction }: Scenario["ends"]): string {
  const name = stateTexts[state];
  return contradiction ? stateTexts.contradiction.replace("{state}", name) : name;
}

/** Presses the scenario's button and waits until its transaction's page shows what it teaches. */
async function runOn(page: Page, scenario: Scenario): Promise<void> {
  const title = titleOf(scenario);
  // By the link where there is one: opening a page anew costs the most here.
  if (page.url() === "about:blank") await page.goto("/scenarios");
  else await page.getByRole("link", { name: "Scenarios" }).click();
  await page.getByLabel("Credential").selectOption({ label: SCENARIO_CREDENTIAL });
  await page.getByRole("button", { name: `Run: ${title}`, exact: true }).click();
  await page.waitForURL(/\/transactions\/[0-9a-f-]{36}$/, { timeout: 40_000 });
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading, title).toContainText(stateOf(scenario.ends), { timeout: 30_000 });
  for (const sight of SEEN[scenario.id] ?? [scenario.error?.code ?? ""]) {
    await expect(page.getByText(sight).first(), `${title}: ${sight}`).toBeVisible();
  }
}

const LANES = 3;

/** In a few pages side by side, one after the other in each. */
async function runAll(context: BrowserContext, scenarios: readonly Scenario[]): Promise<void> {
  const waiting = [...scenarios];
  const lane = async () => {
    const page = await context.newPage();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const scenario = next;
      await test.step(scenario.id, () => runOn(page, scenario));
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** These slow the pace down or pause the calls: the next ones would wait for that. */
const LASTING = /Throttling|SuspiciousActivity|ExceptionRepeatedInvoke|throttled/;
const AT_A_TIME = 9;

const quick = SCENARIOS.filter(({ id }) => !LASTING.test(id));
const lasting = SCENARIOS.filter(({ id }) => LASTING.test(id));
const chunks = Array.from({ length: Math.ceil(quick.length / AT_A_TIME) }, (_, nth) =>
  quick.slice(nth * AT_A_TIME, (nth + 1) * AT_A_TIME),
);

for (const chunk of chunks) {
  const [first, last] = [chunk.at(0)?.id, chunk.at(-1)?.id];
  test(`scenarios ${first} to ${last} end as the list says`, async ({ page, context, signIn }) => {
    test.slow();
    await signIn("operator", page);
    await runAll(context, chunk);
  });
}

test.describe("scenarios that slow or stop the calls", () => {
  test.describe.configure({ mode: "serial" });

  for (const scenario of lasting) {
    test(`${scenario.id} ends as the list says`, async ({ page, signIn }) => {
      await signIn("operator");
      await runOn(page, scenario);
      // What the console has learned to keep the vendor happy would last longer than anybody here waits.
      await onDatabase("DELETE FROM call_pace WHERE region LIKE 'localhost:%'");
    });
  }
});

test("every scenario is run, and has words on its page by which it is known", () => {
  expect([...quick, ...lasting].map(({ id }) => id).toSorted()).toEqual(
    SCENARIOS.map(({ id }) => id).toSorted(),
  );
  expect(SCENARIOS.filter(({ id, error }) => !SEEN[id]?.length && !error).map(({ id }) => id)).toEqual([]);
});

test("the list is searched by words of title, lesson or code, and says when nothing fits", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await page.goto("/scenarios");
  await expect(page.getByRole("status").filter({ hasText: `${SCENARIOS.length} scenarios` })).toBeVisible();
  await page.getByLabel("Search").fill("riskcontrol");
  await expect(page.getByRole("button", { name: /^Run: / })).toHaveCount(1);
  await page.getByLabel("Search").fill("no such words anywhere");
  await expect(page.getByText("No scenario fits")).toBeVisible();
});

test("an auditor neither sees the list nor opens it", async ({ page, signIn }) => {
  await signIn("auditor");
  await expect(page.getByRole("link", { name: "Transactions" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Scenarios" })).toHaveCount(0);
});

const TOLD = [
  ["Callback late", "CheckResult agrees", "Passed"],
  ["Same callback several times", /× 3/, "Passed"],
  ["Callback says the opposite", "passed=N", "Passed, contradicted"],
  ["Two callbacks that contradict each other", "Contradicts an earlier one", "Passed"],
  ["Wrong CallbackToken", "CallbackToken wrong", "Pending"],
  ["No CallbackToken", "CallbackToken missing", "Pending"],
  ["Field names spelled differently", "PASSED instead of passed", "Passed"],
  ["No callback", ONLY_PROBED, "Pending"],
  ["CheckResult disagrees", "CheckResult says otherwise", "Failed, contradicted"],
] as const;

for (const told of [TOLD.slice(0, 3), TOLD.slice(3, 6), TOLD.slice(6)]) {
  const names = told.map(([name]) => name).join(", ");
  test(`whoever holds the device decides what the console is told: ${names}`, async ({
    page,
    context,
    signIn,
  }) => {
    await signIn("operator", page);
    await Promise.all(told.map(async (each) => tellBy(await context.newPage(), each)));
  });
}

test("a callback past the deadline is called late, and counts", async ({ page, signIn }) => {
  await signIn("operator");
  const { id } = await startInSandbox(page);
  // Nobody waits 30 minutes here; the sandbox, whose clock is its own, still takes the order.
  await onDatabase("UPDATE transaction SET deadline = now() - interval '1 minute' WHERE id = $1", [id]);
  await page.getByRole("button", { name: "Pass", exact: true }).click();
  await expect(page.getByText(/Late by/).first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Passed");
});

async function tellBy(page: Page, [told, sight, state]: (typeof TOLD)[number]): Promise<void> {
  await startInSandbox(page);
  await page.getByText("What the console is told").click();
  await page.getByRole("radio", { name: told, exact: true }).check();
  if (told === "Callback late") await page.getByLabel("Seconds until the callback").fill("1");
  await page.getByRole("button", { name: "Pass", exact: true }).click();
  await expect(page.getByText(sight).first(), told).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 }), told).toContainText(state);
  await page.close();
}
