import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Role } from "../../lib/auth/permissions";
import { may } from "../../lib/auth/permissions";
import { postAction, resultOf } from "../support/actions";
import { newPerson, onDatabase } from "../support/database";
import { actions } from "../support/entry-points";
import { send, signInOverHttp } from "../support/http";
import { PASSWORD, PEOPLE } from "../support/people";
import { type Settled, settleInSandbox } from "../support/settled";
import { PAGES, ROUTES } from "./table";

// S12: what a document says is looked for in every answer of the running console, its log and its trail.

const CONSOLE_LOG = new URL("../../.test/journeys/console.log", import.meta.url);
/** It never ends: what it may say is held by its own tests. */
const ENDLESS = "/api/events";

let settled: Settled;
const cookies: Partial<Record<Role, string>> = {};

test.beforeAll(async ({ browser }) => {
  for (const role of ["operator", "auditor", "admin"] as const) {
    const { email, password } = await newPerson(role);
    cookies[role] = await signInOverHttp(email, password);
  }
  const page = await browser.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(PEOPLE.operator.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  settled = await settleInSandbox(page);
  await page.close();
  // Somebody has looked: nothing of that may be left anywhere either.
  const reveal = actions().find(({ name }) => name === "results/revealResult");
  const looked = await postAction({
    id: reveal?.id ?? "",
    path: `/transactions/${settled.id}`,
    args: [{ id: settled.id, reason: "to plant a look" }],
    cookie: cookies.auditor ?? "",
  });
  expect(resultOf(looked)?.ok).toBe(true);
  for (const value of Object.values(settled.personal)) expect(looked.text).toContain(value);
  expect(looked.headers["cache-control"]).toContain("no-store");
});

function expectNoTrace(text: string, where: string): void {
  for (const value of Object.values(settled.personal)) expect.soft(text, where).not.toContain(value);
}

for (const role of ["operator", "auditor", "admin"] as const) {
  for (const [page, permission] of Object.entries(PAGES)) {
    if (permission !== "public" && !may(role, permission)) continue;
    test(`${page} shows ${role} nothing unmasked, as a page and as what the router fetches`, async () => {
      const path = page.replace("[id]", settled.id);
      const cookie = cookies[role];
      for (const headers of [{ cookie }, { cookie, rsc: "1" }]) {
        expectNoTrace(
          (await send(path, { headers })).text,
          `${page} ${JSON.stringify(headers.rsc ?? "html")}`,
        );
      }
    });
  }
  for (const [route, row] of Object.entries(ROUTES)) {
    if (route === ENDLESS || (row.permission !== "public" && !may(role, row.permission))) continue;
    test(`${route} hands ${role} nothing unmasked`, async () => {
      const path = route.replace("[id]", settled.id).replace("[...nextauth]", "session");
      expectNoTrace((await send(path, { headers: { cookie: cookies[role] } })).text, route);
    });
  }
}

test("the console's log has no trace of it", () => {
  const said = readFileSync(CONSOLE_LOG, "utf8");
  expect(said).toContain("results.reveal");
  expectNoTrace(said, "log");
});

test("the trail says who looked and why, and nothing of what they saw", async () => {
  const rows = await onDatabase<{ entry: string }>("SELECT a::text AS entry FROM audit_entry a");
  const trail = rows.map(({ entry }) => entry).join("\n");
  expect(trail).toContain("to plant a look");
  expectNoTrace(trail, "trail");
});

test("only auditors and admins reveal, only admins erase, and a refusal shows nothing", async () => {
  const entry = actions().find(({ name }) => name === "results/revealResult");
  const call = { id: entry?.id ?? "", path: `/transactions/${settled.id}` };
  const args = [{ id: settled.id, reason: "not for me" }];
  const refused = await postAction({ ...call, args, cookie: cookies.operator ?? "" });
  expect(resultOf(refused)).toMatchObject({ ok: false, error: { code: "not-allowed" } });
  expectNoTrace(refused.text, "a refusal");
});
