import { randomUUID } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { expect, test } from "@playwright/test";
import { postAction, resultOf } from "../support/actions";
import { newPerson, onDatabase } from "../support/database";
import { actions } from "../support/entry-points";
import { ORIGIN, send, signInOverHttp } from "../support/http";

// S3: a server action runs for the console's own pages and for nobody else. Every forgery below carries an admin's
// own session: all that stands in its way is the boundary.

const { host, port } = new URL(ORIGIN || "http://unset:1");
// One counts what all have brought about: in turn, the control last.
test.describe.configure({ mode: "serial" });

let cookie: string;
const addPerson = actions().find(({ name }) => name === "people/addPerson");
const id = addPerson?.id ?? "";
const path = addPerson?.pages[0] ?? "/users";

test.beforeAll(async () => {
  const admin = await newPerson("admin");
  cookie = await signInOverHttp(admin.email, admin.password);
});

const someone = () => ({ email: `${randomUUID()}@forged.test`, name: "Forged", role: "admin" });
const forgedPeople = async () =>
  (await onDatabase("SELECT 1 FROM person WHERE email LIKE '%@forged.test'")).length;

const FOREIGN: OutgoingHttpHeaders[] = [
  { origin: undefined },
  { origin: "null" },
  { origin: "" },
  { origin: "http://evil.test" },
  { origin: "https://evil.test" },
  { origin: `https://${host}` },
  { origin: `http://127.0.0.1:${Number(port) - 1}` },
  { origin: "http://127.0.0.1" },
  { origin: `${ORIGIN}.evil.test` },
  { origin: `${ORIGIN}/` },
  { origin: `http://${host}@evil.test` },
  { origin: `http://evil.test/${host}` },
  { origin: `${ORIGIN}, http://evil.test` },
  { origin: "http://evil.test", host: "evil.test" },
  { origin: "http://evil.test", "x-forwarded-host": "evil.test" },
  { origin: undefined, "x-forwarded-host": host, referer: `${ORIGIN}/users` },
  { origin: "null", "sec-fetch-site": "same-origin" },
];

test("an action asked from elsewhere is refused, whichever action and whatever the elsewhere", async () => {
  let asked = 0;
  for (const name of [
    "people/addPerson",
    "credentials/addCredential",
    "transactions/startTransaction",
    "account/revokeAllOtherSessions",
  ]) {
    const action = actions().find((entry) => entry.name === name);
    for (const headers of FOREIGN) {
      const args = [name === "people/addPerson" ? someone() : {}];
      const call = {
        id: action?.id ?? "",
        path: action?.pages[0]?.replace("[id]", randomUUID()) ?? "/",
        args,
        cookie,
      };
      const answer = await postAction({ ...call, headers });
      const result = resultOf(answer);
      asked += 1;
      expect.soft(result?.ok ?? false, `${name} with ${JSON.stringify(headers)}`).toBe(false);
      if (result && !result.ok) expect.soft(result.error.code, JSON.stringify(headers)).toBe("wrong-origin");
    }
  }
  expect(asked).toBeGreaterThanOrEqual(60);
  expect(await forgedPeople()).toBe(0);
});

const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const form = (parts: Record<string, string>) => {
  const boundary = "----forged";
  const body = Object.entries(parts)
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("");
  return { body: `${body}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` };
};
const text = (body: string) => ({ body, type: "text/plain;charset=UTF-8" });

const PAYLOADS: [string, { body: string; type: string }][] = [
  ["nothing", text("")],
  ["not JSON", text("{")],
  ["no list", text('{"email":"x"}')],
  ["2 MB", text(JSON.stringify([{ ...someone(), name: "x".repeat(2_000_000) }]))],
  ["60 kB of brackets", text(deep(30_000))],
  ["a list of brackets", text(`[${deep(10_000)}]`)],
  ["a reference to itself", text('["$0"]')],
  ["a promise of itself", text('["$@0"]')],
  ["a server reference", text('["$F0"]')],
  ["a temporary reference", text('["$T0"]')],
  ["a map of itself", text('["$Q0"]')],
  ["a huge number", text(`["$n${"9".repeat(60_000)}"]`)],
  ["a polluted prototype", text('[{"__proto__":{"role":"admin"},"constructor":{"prototype":{"x":1}}}]')],
  ["cyclic parts", form({ 0: '["$1"]', 1: '["$0"]' })],
  ["parts by path through the prototype", form({ 0: '["$1:__proto__:constructor"]', 1: "{}" })],
  [
    "a thenable built from parts, as in CVE-2025-55182",
    form({
      0: '["$1"]',
      1: '{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}","_response":{"_prefix":"globalThis.forged=1;","_formData":{"get":"$1:constructor:constructor"}}}',
    }),
  ],
  [
    "a thousand parts",
    form(
      Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [String(i), `["$${(i + 1).toString(16)}"]`])),
    ),
  ],
  [
    "another form's shape",
    form({
      "1_$ACTION_REF_1": "",
      "1_$ACTION_1:0": `{"id":"${id}","bound":"$@1"}`,
      "1_$ACTION_1:1": JSON.stringify([someone()]),
    }),
  ],
];

test("a malformed or hostile body runs nothing and stops nothing", async () => {
  for (const [name, { body, type }] of PAYLOADS) {
    const answer = await send(path, {
      method: "POST",
      headers: {
        origin: ORIGIN,
        cookie,
        "next-action": id,
        "content-type": type,
        accept: "text/x-component",
      },
      body,
    }).catch(() => null);
    // A body over the limit may be cut off while it is still being sent.
    if (answer) expect.soft(resultOf(answer)?.ok ?? false, name).toBe(false);
    if (answer) expect.soft(answer.text, name).not.toMatch(/node_modules|\bat .*\.(ts|js):\d+/);
    expect((await send("/api/health/live")).status, `alive after ${name}`).toBe(200);
  }
  expect(await forgedPeople()).toBe(0);
});

test("an action is posted, to an id that exists", async () => {
  const headers = { origin: ORIGIN, cookie, "content-type": "text/plain;charset=UTF-8" };
  const body = JSON.stringify([someone()]);
  for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const sent = method === "GET" || method === "HEAD" ? undefined : body;
    const question = { method, headers: { ...headers, "next-action": id }, ...(sent ? { body: sent } : {}) };
    expect.soft(resultOf(await send(path, question)), method).toBeNull();
  }
  for (const unknown of [
    "",
    "0".repeat(42),
    `${id}00`,
    id.toUpperCase(),
    id.slice(1),
    "../../etc",
    "__proto__",
  ]) {
    const question = { method: "POST", headers: { ...headers, "next-action": unknown }, body };
    const answer = await send(path, question);
    expect.soft(resultOf(answer), unknown).toBeNull();
    expect.soft(answer.status, unknown).toBeLessThan(500);
  }
  expect(await forgedPeople()).toBe(0);
});

test("the same call from the console's own page is run", async () => {
  const result = resultOf(await postAction({ id, path, args: [someone()], cookie }));
  expect(result?.ok).toBe(true);
  expect(await forgedPeople()).toBe(1);
});
