import { expect, test } from "@playwright/test";
import { may, type Permission, type Role } from "../../lib/auth/permissions";
import { postAction, resultOf } from "../support/actions";
import { newPerson, onDatabase } from "../support/database";
import { actions, pages, routes } from "../support/entry-points";
import { anExperiment } from "../support/experiment";
import { send, signInOverHttp } from "../support/http";
import { aTransaction } from "../support/transaction";
import { ACTIONS, PAGES, ROUTES } from "./table";

// S1: every page, route and action of the build, asked by everybody.

type Visitor = { who: string; cookie: string | undefined; role: Role | null };

let visitors: Visitor[];
let transactionId: string;
let experimentId: string;

async function visitor(who: string, role: Role, thereafter?: string): Promise<Visitor> {
  const person = await newPerson(role);
  const cookie = await signInOverHttp(person.email, person.password);
  if (thereafter) await onDatabase(`UPDATE person SET ${thereafter} WHERE id = $1`, [person.id]);
  return { who, cookie, role };
}

test.beforeAll(async () => {
  transactionId = (await aTransaction()).id;
  experimentId = await anExperiment();
  visitors = [
    { who: "nobody", cookie: undefined, role: null },
    await visitor("an operator", "operator"),
    await visitor("an auditor", "auditor"),
    await visitor("an admin", "admin"),
    { ...(await visitor("an admin disabled a moment ago", "admin", "disabled_at = now()")), role: null },
    {
      ...(await visitor("an admin demoted to operator a moment ago", "admin", "role = 'operator'")),
      role: "operator",
    },
    {
      ...(await visitor("an operator demoted to auditor a moment ago", "operator", "role = 'auditor'")),
      role: "auditor",
    },
  ];
});

const at = (path: string) =>
  path
    .replace("/lab/[id]", `/lab/${experimentId}`)
    .replace("[id]", transactionId)
    .replace("[...nextauth]", "csrf")
    .replace("[code]", "7XKM-2Q9D");
const headersOf = ({ cookie }: Visitor) => (cookie ? { cookie } : {});
const NOT_LET_IN = ["not-allowed", "not-signed-in", "bad-origin"];
const allowed = (role: Role | null, permission: Permission | "public") =>
  permission === "public" || (role !== null && may(role, permission));

test("every door of the build has its row, and every row its door", () => {
  expect(Object.keys(PAGES).sort()).toEqual(pages().sort());
  expect(Object.keys(ROUTES).sort()).toEqual(routes().sort());
  expect(Object.keys(ACTIONS).sort()).toEqual([...new Set(actions().map(({ name }) => name))].sort());
});

for (const [page, permission] of Object.entries(PAGES)) {
  test(`page ${page} is for ${permission}`, async () => {
    for (const one of visitors) {
      const { status } = await send(at(page), { headers: headersOf(one) });
      // Whoever is signed in has no business at the sign-in page and is sent on.
      const open = page === "/sign-in" && one.role ? 307 : 200;
      const expected = allowed(one.role, permission) ? open : one.role ? 403 : 307;
      expect.soft(status, one.who).toBe(expected);
    }
  });
}

for (const [route, { permission, badPath, stream, answer = 200 }] of Object.entries(ROUTES)) {
  test(`route ${route} is for ${permission}`, async () => {
    for (const one of visitors) {
      const { status } = await send(at(route), { headers: headersOf(one), onlyStatus: stream });
      const mayAsk = allowed(one.role, permission);
      expect.soft(status, one.who).toBe(mayAsk ? answer : one.role ? 403 : 401);
      if (!badPath || !mayAsk) continue;
      const bad = await send(badPath, { headers: headersOf(one) });
      expect.soft([400, 404], `${one.who} with bad input`).toContain(bad.status);
    }
  });
}

for (const [name, { permission, harmless, badLater, bad }] of Object.entries(ACTIONS)) {
  test(`action ${name} is for ${permission}`, async () => {
    const entry = actions().find((action) => action.name === name);
    const path = at(entry?.pages[0] ?? "/");
    for (const one of visitors) {
      const call = { id: entry?.id ?? "", path, ...(one.cookie ? { cookie: one.cookie } : {}) };
      const refused = one.role ? "not-allowed" : "not-signed-in";
      const broken = resultOf(await postAction({ ...call, args: [bad] }));
      expect.soft(broken?.ok, `${one.who}, bad input`).toBe(false);
      const code = broken?.ok === false ? broken.error.code : null;
      expect.soft(code, `${one.who}, bad input`).toBe(allowed(one.role, permission) ? "bad-input" : refused);
      const result = resultOf(await postAction({ ...call, args: [harmless] }));
      expect.soft(result, `${one.who} was answered`).not.toBeNull();
      const said = result?.ok === false ? result.error.code : "ok";
      if (allowed(one.role, permission))
        expect.soft([...NOT_LET_IN, ...(badLater ? [] : ["bad-input"])], one.who).not.toContain(said);
      else expect.soft(said, one.who).toBe(refused);
    }
  });
}
