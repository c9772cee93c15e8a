import { createRequire, Module } from "node:module";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { sessionCookie } from "@/lib/auth/server/session-cookie";
import { findActor } from "@/lib/auth/server/sessions";
import { handleAuth } from "@/lib/boundary/server/auth-handler";
import { actorOf, PASSWORD, person, tokenOf } from "@/lib/people/server/people.test-kit";
import { database } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
import { forgetOnce } from "@/lib/platform/server/once";

const jar = vi.hoisted(() => new Map<string, string>());

const nextHeaders = vi.hoisted(() => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
  }),
}));
vi.mock("next/headers", () => nextHeaders);
// next-auth is CommonJS and asks for it in its own way.
const require = createRequire(import.meta.url);
const path = require.resolve("next/headers");
require.cache[path] = Object.assign(new Module(path), { exports: nextHeaders, loaded: true });

vi.mock("next-intl/server", async () => {
  const { createTranslator } = await import("next-intl");
  const { messagesOf } = await import("@/lib/i18n/messages");
  return {
    getLocale: async () => "en",
    getTranslations: async () => createTranslator({ locale: "en", messages: messagesOf("en") }),
  };
});

const OWN = "http://127.0.0.1:3000";

async function knock(
  method: string,
  door: string,
  fields?: Record<string, string>,
  origin: string | null = OWN,
) {
  const headers = new Headers({ "content-type": "application/x-www-form-urlencoded" });
  if (origin !== null) headers.set("origin", origin);
  headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
  const body = fields && new URLSearchParams(fields).toString();
  const request = new NextRequest(`${OWN}/api/auth/${door}`, { method, headers, body });
  const response = await handleAuth(request, { params: Promise.resolve({ nextauth: door.split("/") }) });
  const set = response.headers.getSetCookie();
  for (const cookie of set) {
    const [name = "", value = ""] = cookie.split(";")[0]?.split(/=(.*)/s) ?? [];
    if (value) jar.set(name, decodeURIComponent(value));
    else jar.delete(name);
  }
  return { status: response.status, body: await response.json(), set, headers: response.headers };
}

async function csrf(): Promise<string> {
  return (await knock("GET", "csrf")).body.csrfToken;
}

async function enter(email: string, password = PASSWORD, origin: string | null = OWN) {
  const csrfToken = await csrf();
  return knock("POST", "callback/credentials", { email, password, csrfToken, json: "true" }, origin);
}

const token = () => jar.get(sessionCookie().name) ?? "";

beforeEach(() => {
  jar.clear();
  env().CONSOLE_PUBLIC_URL = OWN;
  process.env.NEXTAUTH_URL = OWN;
  forgetOnce("sign-in-limits");
});

describe("the sign-in request", () => {
  it("puts an opaque token into the cookie and nothing else", async () => {
    const someone = await person("operator");
    const { status, set } = await enter(someone.email);
    expect(status).toBe(200);
    expect(token()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await actorOf(token())).toMatchObject({ personId: someone.id });
    const cookie = set.find((each) => each.startsWith("console.session=")) ?? "";
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Path=\//);
  });

  it("over https sets a __Host- cookie that is Secure and names no domain", async () => {
    env().CONSOLE_PUBLIC_URL = "https://console.example.com";
    process.env.NEXTAUTH_URL = "https://console.example.com";
    const { set } = await enter((await person("operator")).email, PASSWORD, "https://console.example.com");
    const cookie = set.find((each) => each.startsWith("__Host-console.session=")) ?? "";
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).not.toMatch(/domain=/i);
  });

  it("says the same of an unknown address, a wrong password and a disabled person", async () => {
    const [known, gone] = [await person("operator"), await person("operator")];
    await database().$executeRaw`UPDATE person SET disabled_at = now() WHERE id = ${gone.id}::uuid`;
    const answers = [
      await enter("nobody@example.com"),
      await enter(known.email, "not this one, surely"),
      await enter(gone.email),
    ];
    const bodies = answers.map(({ body }) => ({ ...body.error, requestId: "" }));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(token()).toBe("");
  });

  it("takes about as long for an unknown address as for a wrong password", async () => {
    const { email } = await person("operator");
    const took = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 12; round += 1) {
      for (const [kind, address] of [
        ["known", email],
        ["unknown", `nobody-${round}@example.com`],
      ] as const) {
        forgetOnce("sign-in-limits");
        const from = performance.now();
        await enter(address, "not this one, surely");
        took[kind].push(performance.now() - from);
      }
    }
    const fastest = (times: number[]) => Math.min(...times);
    // The hash is nearly all of it: skipping it for an unknown address would make this a tenth.
    expect(fastest(took.unknown) / fastest(took.known)).toBeGreaterThan(0.6);
    expect(fastest(took.unknown) / fastest(took.known)).toBeLessThan(1.6);
  });

  it("asks to wait after five wrong tries, for how long, and lets not even the right password through", async () => {
    const { email } = await person("operator");
    for (let tries = 0; tries < 5; tries += 1) await enter(email, "not this one, surely");
    const { status, body } = await enter(email);
    expect(status).toBe(429);
    expect(body.error.message).toMatch(/^Too many attempts\. Wait [12] seconds?, then try again\.$/);
  });

  it.each([null, "null", "https://evil.example", "http://127.0.0.1:3001"])(
    "from Origin %j is not looked at",
    async (origin) => {
      const { status, set } = await enter((await person("operator")).email, PASSWORD, origin);
      expect([status, set.join()]).toEqual([403, ""]);
    },
  );

  it("without next-auth's own token is refused", async () => {
    const { email } = await person("operator");
    const answer = await knock("POST", "callback/credentials", { email, password: PASSWORD, json: "true" });
    expect(answer.status).toBe(403);
    expect(token()).toBe("");
  });

  it("of a size that no form has is refused", async () => {
    const answer = await enter("x@example.com", "x".repeat(20_000));
    expect(answer.status).toBe(413);
  });

  it("leaves the session of the cookie it came with ended", async () => {
    const [one, two] = [await person("operator"), await person("auditor")];
    await enter(one.email);
    const old = token();
    await enter(two.email);
    expect(await findActor(old)).toBeNull();
    expect(await actorOf(token())).toMatchObject({ personId: two.id });
  });

  it.each(["https://evil.example", "//evil.example", "/audit"])(
    "sends nobody to %s by itself",
    async (callbackUrl) => {
      const { email } = await person("operator");
      const fields = { email, password: PASSWORD, csrfToken: await csrf(), json: "true", callbackUrl };
      expect((await knock("POST", "callback/credentials", fields)).body).toEqual({ url: "/" });
    },
  );
});

describe("the sign-out request", () => {
  it("ends the session and takes the cookie", async () => {
    await enter((await person("operator")).email);
    const old = token();
    const { status } = await knock("POST", "signout", { csrfToken: await csrf(), json: "true" });
    expect([status, token()]).toEqual([200, ""]);
    expect(await findActor(old)).toBeNull();
  });

  it("from elsewhere, or without next-auth's own token, ends nothing", async () => {
    await enter((await person("operator")).email);
    const before = token();
    await knock("POST", "signout", { csrfToken: await csrf(), json: "true" }, "https://evil.example");
    await knock("POST", "signout", { csrfToken: "forged", json: "true" });
    expect(await findActor(before)).not.toBeNull();
  });

  it("of a session that is over already succeeds", async () => {
    jar.set(sessionCookie().name, await tokenOf((await person("operator")).email));
    await database().$executeRaw`UPDATE session SET revoked_at = now()`;
    expect((await knock("POST", "signout", { csrfToken: await csrf(), json: "true" })).status).toBe(200);
  });
});

describe("everything else of next-auth", () => {
  it.each([
    ["GET", "session"],
    ["GET", "providers"],
    ["GET", "signin"],
    ["GET", "signin/credentials"],
    ["GET", "signout"],
    ["GET", "error"],
    ["GET", "callback/credentials"],
    ["GET", "verify-request"],
    ["POST", "session"],
    ["POST", "signin/credentials"],
    ["POST", "_log"],
    ["POST", "csrf"],
    ["POST", "callback/credentials/more"],
  ])("%s %s is not there", async (method, door) => {
    const { status, set } = await knock(method, door, method === "POST" ? { x: "1" } : undefined);
    expect([status, set.join()]).toEqual([404, ""]);
  });
});
