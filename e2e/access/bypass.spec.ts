import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { pages } from "../support/entry-points";
import { type Answer, ORIGIN, send, signInOverHttp } from "../support/http";
import { PASSWORD, PEOPLE } from "../support/people";
import { aTransaction } from "../support/transaction";

// S2: no shape of request gets a stranger past the check that every page makes for itself.

const OPEN = ["/sign-in", "/pair/[code]"];
const buildId = readFileSync(new URL("../../.next/BUILD_ID", import.meta.url), "utf8");
const { host } = new URL(ORIGIN || "http://unset");

type Shape = [name: string, ask: (path: string) => Promise<Answer>];

const header = (headers: Record<string, string>, name?: string): Shape => [
  name ?? Object.entries(headers).join(" "),
  (path) => send(path, { headers }),
];
const target = (name: string, rewrite: (path: string) => string): Shape => [
  name,
  (path) => send(rewrite(path)),
];
const method = (name: string): Shape => [
  name,
  (path) => send(path, { method: name, headers: { origin: ORIGIN } }),
];

const SHAPES: Shape[] = [
  target("plain", (path) => path),
  ...[
    "middleware",
    "src/middleware",
    "proxy",
    Array(5).fill("middleware").join(":"),
    Array(5).fill("proxy").join(":"),
  ].map((value) => header({ "x-middleware-subrequest": value })),
  header({ "x-middleware-next": "1" }),
  header({ "x-middleware-rewrite": "/initialize" }),
  header({ "x-middleware-invoke": "1" }),
  header({ "x-invoke-path": "/transactions", "x-invoke-output": "/transactions", "x-invoke-status": "200" }),
  header({ "x-matched-path": "/transactions" }),
  header({ "x-nextjs-data": "1" }),
  header({ "x-next-revalidated-tags": "a", "x-next-revalidate-tag-token": "b" }),
  header({ "x-prerender-revalidate": "1" }),
  header({ "x-original-url": "/sign-in" }),
  header({ "x-rewrite-url": "/sign-in" }),
  header({ "x-forwarded-host": "elsewhere.test", "x-forwarded-proto": "https" }),
  header({ "x-forwarded-for": "127.0.0.1" }),
  header({ "x-console-address": "127.0.0.1", "x-console-path": "/sign-in" }),
  header({ connection: "close, x-console-address, x-console-path, x-nonce" }),
  header({ rsc: "1" }),
  header({ rsc: "1", "next-router-prefetch": "1" }),
  header({ rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" }),
  header({ rsc: "1", "next-router-segment-prefetch": "/_full" }),
  header({ rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D" }),
  target("?_rsc", (path) => `${path}?_rsc=1`),
  target(".rsc", (path) => `${path}.rsc`),
  target(".prefetch.rsc", (path) => `${path}.prefetch.rsc`),
  target(".segments", (path) => `${path}.segments/_tree.segment.rsc`),
  target("_next/data", (path) => `/_next/data/${buildId}${path}.json`),
  target("trailing slash", (path) => `${path}/`),
  target("doubled slash", (path) => `/${path}`),
  target("doubled slash inside", (path) => `${path}//`),
  target("dot segment", (path) => `/.${path}`),
  target("dot-dot segment", (path) => `/sign-in/..${path}`),
  target("encoded dot-dot", (path) => `/sign-in/%2e%2e${path}`),
  target("encoded slash", (path) => `/%2f${path.slice(1)}`),
  target("backslash", (path) => `/\\${path.slice(1)}`),
  target("encoded letter", (path) =>
    path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  ),
  target("upper case", (path) => path.toUpperCase()),
  target("null byte", (path) => `${path}%00`),
  target("half an escape", (path) => `${path}%ff`),
  target("semicolon", (path) => `${path};a=b`),
  target("next parameters", (path) => `${path}?nextInternalLocale=en&__nextDefaultLocale=en&nxtPid=1`),
  target("absolute form", (path) => `http://${host}${path}`),
  target("absolute form, another host", (path) => `http://elsewhere.test${path}`),
  [
    "Next-Action",
    (path) =>
      send(path, { method: "POST", headers: { origin: ORIGIN, "next-action": "0".repeat(42) }, body: "[]" }),
  ],
  method("POST"),
  method("PUT"),
  method("OPTIONS"),
  method("DELETE"),
  header({ cookie: "console.session=x; next-auth.session-token=x" }, "made-up session"),
  header({ cookie: "console.session=" }, "empty session"),
  header({ authorization: "Bearer e30.e30.e30" }, "made-up bearer"),
];

test("there are at least forty shapes", () => expect(SHAPES.length).toBeGreaterThanOrEqual(40));

test("no shape of request shows a stranger anything of a protected page", async () => {
  test.setTimeout(180_000);
  const admin = await signInOverHttp(PEOPLE.admin.email, PASSWORD);
  const transaction = await aTransaction();
  const secrets = [
    PEOPLE.admin.email,
    PEOPLE.operator.name,
    "Played vendor",
    transaction.merchantBizId,
    transaction.id,
  ];
  let shown = 0;
  for (const page of pages().filter((path) => !OPEN.includes(path))) {
    const path = page.replace("[id]", transaction.id);
    const told = (answer: Answer) =>
      secrets.filter((secret) => !path.includes(secret) && answer.text.includes(secret));
    // The same words are there for an admin: what is not found below could have been found.
    shown += told(await send(path, { headers: { cookie: admin } })).length;
    for (const [shape, ask] of SHAPES) {
      const answer = await ask(path);
      expect.soft(told(answer), `${shape} of ${path}`).toEqual([]);
      expect.soft(answer.status, `${shape} of ${path}`).not.toBe(200);
    }
  }
  expect(shown).toBeGreaterThan(pages().length);
});

test("a real navigation of nobody is a real redirect, with nothing in it", async () => {
  for (const page of pages().filter((path) => !OPEN.includes(path) && !path.includes("["))) {
    const answer = await send(page);
    expect(answer.status, page).toBe(307);
    const to = page === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(page)}`;
    expect(answer.headers.location, page).toBe(to);
  }
});

test("who offers an upgrade is answered like anybody else", async () => {
  const answer = await send("/transactions", {
    headers: {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
      "sec-websocket-version": "13",
    },
  });
  expect(answer.status).toBe(307);
  expect(answer.headers.location).toBe("/sign-in?to=%2Ftransactions");
});
