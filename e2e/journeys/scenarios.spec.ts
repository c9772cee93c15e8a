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
const SEEN: Record<string, readonly Sight[]> = {
  "device-passes": ["Plausible", "Confirmed by CheckResult"],
  "device-fails": [/SubCode\D*205/, "Confirmed by CheckResult"],
  "device-abandons": ["Probe without fields"],
  "id-dies-early": ["Probe without fields"],
  "callback-late": ["Plausible"],
  "callback-duplicate": [/Duplicate 5|5 (identical|times|×)|× ?5/],
  "callback-flipped": ["passed=N", "Confirmed by CheckResult"],
  "callbacks-contradict": ["Contradicts an earlier one"],
  "callback-wrong-token": ["CallbackToken wrong", /Not believed/],
  "callback-missing-token": ["CallbackToken missing", /Not believed/],
  "callback-among-forged": ["CallbackToken wrong", "CallbackToken right"],
  "callback-other-transaction": ["TransactionId not ours", /Not believed/],
  "callback-names": ["Plausible", "CallbackToken right"],
  "callback-passed-spelling": ["passed=T", "Confirmed by CheckResult"],
  "callback-before-answer": ["Before Initialize had answered"],
  "callback-none": ["Probe without fields"],
  "answer-slow": [/3,?\d{3} ms/],
  "answer-html-500": ["The answer was not JSON.", /may have been executed/],
  "answer-html-503": ["The answer was not JSON.", /may have been executed/],
  "answer-empty": ["The answer was empty.", /may have been executed/],
  "answer-truncated": ["TransactionId taken from here"],
  "dropped-before": ["The connection broke after the call was sent.", /may have been executed/],
  "dropped-after": ["TransactionId taken from here"],
  "answer-silent": ["The call was sent, but no answer began in time."],
  "clock-skew": ["InvalidTimeStamp.Expired"],
  "result-disagrees": [/says otherwise|contradicts the result/],
  "result-contradicts-itself": ["No verdict", "Confirmed by CheckResult"],
  "result-not-finished": ["Not finished yet", "Confirmed by CheckResult"],
  "result-throttled": ["Throttling.Api", "Confirmed by CheckResult"],
  "result-html-500": ["Confirmed by CheckResult"],
  "result-html-503": ["Confirmed by CheckResult"],
  "result-empty": ["Confirmed by CheckResult"],
  "result-truncated": ["Confirmed by CheckResult"],
  "result-dropped": ["Confirmed by CheckResult"],
  "result-slow": ["Confirmed by CheckResult"],
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
  await page.goto("/scenarios");
  await page.getByLabel("Credential").selectOption({ label: SCENARIO_CREDENTIAL });
  await page.getByRole("button", { name: `Run: ${title}`, exact: true }).click();
  await page.waitForURL(/\/transactions\/[0-9a-f-]{36}$/, { timeout: 40_000 });
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading, title).toContainText(stateOf(scenario.ends), { timeout: 30_000 });
  for (const sight of SEEN[scenario.id] ?? [scenario.error?.code ?? ""]) {
    await expect(page.getByText(sight).first(), `${title}: ${sight}`).toBeVisible();
  }
}

/** Each in a page of its own, side by side: none waits for another. */
async function runAll(context: BrowserContext, scenarios: readonly Scenario[]): Promise<void> {
  await Promise.all(
    scenarios.map((scenario) =>
      test.step(scenario.id, async () => {
        const page = await context.newPage();
        await runOn(page, scenario);
        await page.close();
      }),
    ),
  );
}

/** These slow the pace down or pause the calls: the next ones would wait for that. */
const LASTING = /Throttling|SuspiciousActivity|ExceptionRepeatedInvoke|throttled/;
const SIDE_BY_SIDE = 6;

const quick = SCENARIOS.filter(({ id }) => !LASTING.test(id));
const lasting = SCENARIOS.filter(({ id }) => LASTING.test(id));
const chunks = Array.from({ length: Math.ceil(quick.length / SIDE_BY_SIDE) }, (_, nth) =>
  quick.slice(nth * SIDE_BY_SIDE, (nth + 1) * SIDE_BY_SIDE),
);

for (const chunk of chunks) {
  const [first, last] = [chunk.at(0)?.id, chunk.at(-1)?.id];
  test(`scenarios ${first} to ${last} end as the list says`, async ({ page, context, signIn }) => {
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
  ["Callback late", "Plausible", "Passed"],
  ["Same callback several times", "passed=Y", "Passed"],
  ["Callback says the opposite", "passed=N", "Passed, contradicted"],
  ["Two callbacks that contradict each other", "Contradicts an earlier one", "Passed"],
  ["Wrong CallbackToken", "CallbackToken wrong", "Pending"],
  ["No CallbackToken", "CallbackToken missing", "Pending"],
  ["Field names spelled differently", "Plausible", "Passed"],
  ["No callback", "Probe without fields", "Pending"],
  ["CheckResult disagrees", "passed=Y", "Failed, contradicted"],
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
