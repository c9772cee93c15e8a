import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor-type";
import { PERMISSIONS, type Permission, permissionsOf, ROLES, type Role } from "@/lib/auth/permissions";
import { defineAction } from "@/lib/boundary/server/define-action";
import { defineRoute } from "@/lib/boundary/server/define-route";
import { entryPoints } from "@/lib/boundary/server/registry";
import { AppError } from "@/lib/kernel/errors";
import { pool } from "@/lib/platform/server/db";
import { log } from "@/lib/platform/server/log";

const request = vi.hoisted(() => {
  // No database is asked here, but the environment is only read as a whole.
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
  return { origin: null as string | null, actor: null as Actor | null, tooLarge: false };
});

vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => "zh" }));
vi.mock("next/headers", () => ({
  headers: async () =>
    new Headers({
      ...(request.origin !== null && { origin: request.origin }),
      ...(request.tooLarge && { "x-console-too-large": "1" }),
    }),
}));
vi.mock("@/lib/auth/server/actor", () => ({ currentActor: async () => request.actor }));
vi.mock("next-intl/server", async () => {
  const { createTranslator } = await import("next-intl");
  const { messagesOf } = await import("@/lib/i18n/messages");
  return {
    getTranslations: async () => createTranslator({ locale: "zh", messages: messagesOf("zh") }),
  };
});

const OWN = "http://127.0.0.1:3000";
const someone = (role: Role, mustChangePassword = false): Actor => ({
  personId: "p",
  sessionId: "s",
  name: "N",
  email: "n@example.com",
  role,
  mustChangePassword,
});

const ran = vi.fn();
const action = (permission: Permission, beforePasswordChange?: boolean) =>
  defineAction({
    name: `test.${permission}`,
    permission,
    input: z.object({
      id: z.string().min(1, "required"),
      deep: z.object({ n: z.number("账号") }).optional(),
    }),
    beforePasswordChange,
    run: async ({ input }) => ran(input.id),
  });

beforeEach(() => {
  request.origin = OWN;
  request.actor = someone("admin");
  request.tooLarge = false;
  ran.mockReset().mockReturnValue("done");
});

describe("an action", () => {
  it("runs for whoever may, with what was sent", async () => {
    expect(await action("audit.read")({ id: "x" })).toEqual({ ok: true, data: "done" });
    expect(ran).toHaveBeenCalledWith("x");
  });

  it.each([null, "null", "https://evil.example", "http://127.0.0.1:3001"])(
    "refuses Origin %j",
    async (origin) => {
      request.origin = origin;
      expect(await action("audit.read")({ id: "x" })).toMatchObject({ error: { code: "wrong-origin" } });
      expect(ran).not.toHaveBeenCalled();
    },
  );

  it("refuses nobody, before it looks at what was sent", async () => {
    request.actor = null;
    expect(await action("audit.read")({ id: "" })).toMatchObject({ error: { code: "not-signed-in" } });
  });

  it.each(ROLES.flatMap((role) => PERMISSIONS.map((permission): [Role, Permission] => [role, permission])))(
    "asks of an %s for %s",
    async (role, permission) => {
      request.actor = someone(role);
      const allowed = permissionsOf(role).includes(permission);
      const answer = await action(permission)({ id: "x" });
      expect(answer).toMatchObject(allowed ? { ok: true } : { error: { code: "not-allowed" } });
      expect(ran).toHaveBeenCalledTimes(allowed ? 1 : 0);
    },
  );

  it("refuses whoever still has a one-time password, but for the way to replace it", async () => {
    request.actor = someone("admin", true);
    expect(await action("audit.read")({ id: "x" })).toMatchObject({
      error: { code: "must-change-password" },
    });
    expect(await action("account.manage", true)({ id: "x" })).toMatchObject({ ok: true });
  });

  it.each([undefined, null, 7, "x", [], { id: 7 }, { id: "x", deep: 1 }])(
    "refuses %j without running",
    async (raw) => {
      const answer = await action("audit.read")(raw as never);
      expect(answer).toMatchObject({ ok: false, error: { code: "bad-input" } });
      expect(ran).not.toHaveBeenCalled();
    },
  );

  it("refuses what was too large to be read, whatever came in its place, and has it written down", async () => {
    const onBadInput = vi.fn();
    const run = async () => ran();
    const any = defineAction({
      name: "test.any",
      permission: "audit.read",
      input: z.unknown(),
      run,
      onBadInput,
    });
    request.tooLarge = true;
    expect(await any(undefined)).toMatchObject({
      error: { code: "too-large", message: expect.stringMatching(/^请求/) },
    });
    expect(onBadInput).toHaveBeenCalledWith(expect.objectContaining({ fields: [], tooLarge: true }));
    request.actor = null;
    expect(await any(undefined)).toMatchObject({ error: { code: "not-signed-in" } });
    expect([ran.mock.calls.length, onBadInput.mock.calls.length]).toEqual([0, 1]);
  });

  it("says what is wrong on the field, in the reader's language", async () => {
    expect(await action("audit.read")({ id: "", deep: { n: "7" as never } })).toMatchObject({
      error: { fieldErrors: { id: "请填写此项。", "deep.n": "账号" } },
    });
  });

  it("tells of an expected failure in a sentence with an id to quote", async () => {
    ran.mockImplementation(() => {
      throw new AppError("conflict", "people.lastAdmin", { fieldErrors: { id: "people.emailTaken" } });
    });
    expect(await action("audit.read")({ id: "x" })).toEqual({
      ok: false,
      error: {
        code: "conflict",
        message: "这是最后一名在用的管理员。请先将其他人设为管理员。",
        fieldErrors: { id: "该邮箱地址已被使用。" },
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  it("tells nothing of a bug but the id, under which the log has all of it", async () => {
    const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
    const bug = new Error("secret detail at /srv/console");
    ran.mockImplementation(() => {
      throw bug;
    });
    const answer = await action("audit.read")({ id: "x" });
    expect(answer).toMatchObject({ error: { code: "internal", fieldErrors: {} } });
    expect(JSON.stringify(answer)).not.toContain("secret");
    const requestId = answer.ok ? "" : answer.error.requestId;
    expect(logged).toHaveBeenCalledWith(expect.objectContaining({ requestId, err: bug }), expect.any(String));
  });

  it("says that it cannot at the moment while the database is away, and not that it failed", async () => {
    const logged = vi.spyOn(log, "warn").mockImplementation(() => undefined);
    ran.mockImplementation(() => pool().query("SELECT 1"));
    const answer = await action("audit.read")({ id: "x" });
    expect(answer).toMatchObject({
      error: { code: "unavailable", message: expect.stringContaining("数据库") },
    });
    expect(logged).toHaveBeenCalledTimes(1);
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ outcome: "unavailable", reason: expect.stringContaining("ECONNREFUSED") }),
      "request",
    );
  });

  it("leaves one log line, without what was sent", async () => {
    const logged = vi.spyOn(log, "info").mockImplementation(() => undefined);
    await action("audit.read")({ id: "canary" });
    expect(logged).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(logged.mock.calls)).not.toContain("canary");
  });

  it("is on the list of doors", () => {
    action("person.manage");
    expect(entryPoints()).toContainEqual({
      kind: "action",
      name: "test.person.manage",
      permission: "person.manage",
    });
  });
});

describe("a route", () => {
  const context = { params: Promise.resolve({ id: "7" }) };
  const route = defineRoute({
    name: "test.route",
    permission: "audit.read",
    params: z.object({ id: z.coerce.number() }),
    query: z.object({ q: z.string().optional() }),
    run: async ({ params, query, actor }) => ({ ...params, ...query, role: actor.role }),
  });
  const posted = defineRoute({
    name: "test.post",
    permission: "audit.read",
    body: z.object({ n: z.number() }),
    run: async ({ body }) => body,
  });
  const post = (body: string | undefined, origin: string | null = OWN) => {
    const headers = new Headers(origin === null ? {} : { origin });
    return posted(new Request(`${OWN}/api/x`, { method: "POST", body, headers }), context);
  };

  it("answers JSON that nobody may store", async () => {
    const response = await route(new Request(`${OWN}/api/x?q=1`), context);
    expect(await response.json()).toEqual({ id: 7, q: "1", role: "admin" });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    [null, 401],
    [someone("operator"), 403],
    [someone("admin", true), 403],
  ])("refuses %j with %i", async (actor, status) => {
    request.actor = actor;
    expect((await route(new Request(`${OWN}/api/x`), context)).status).toBe(status);
  });

  it("needs no Origin to be read, and its own to change something", async () => {
    expect((await post('{"n":1}')).status).toBe(200);
    for (const origin of [null, "null", "https://evil.example"]) {
      expect((await post('{"n":1}', origin)).status).toBe(403);
    }
  });

  it("for apps needs no Origin, and still refuses another's", async () => {
    const forApps = defineRoute({
      name: "test.apps",
      permission: "public",
      withoutOrigin: true,
      run: async () => null,
    });
    const statusFor = async (headers: HeadersInit) =>
      (await forApps(new Request(`${OWN}/api/x`, { method: "POST", headers }), context)).status;
    expect(await statusFor({})).toBe(200);
    expect(await statusFor({ origin: OWN })).toBe(200);
    for (const origin of ["null", "https://evil.example"]) expect(await statusFor({ origin })).toBe(403);
  });

  it.each([
    ["", 400],
    ["{", 400],
    ['{"n":"1"}', 400],
    [`{"n":1,"x":"${"x".repeat(70_000)}"}`, 413],
  ])("refuses a body like %.10j with %i", async (body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  it("refuses a body that is longer than it claims", async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(8_192).fill(32)),
    });
    const headers = { origin: OWN, "content-length": "5" };
    const init = { method: "POST", body: endless, headers, duplex: "half" } as RequestInit;
    expect((await posted(new Request(`${OWN}/api/x`, init), context)).status).toBe(413);
  });

  it("open to everybody has an actor when there is one", async () => {
    const open = defineRoute({
      name: "test.open",
      permission: "public",
      run: async ({ actor }) => actor?.role ?? null,
    });
    expect(await (await open(new Request(`${OWN}/api/x`), context)).json()).toBe("admin");
    request.actor = null;
    expect(await (await open(new Request(`${OWN}/api/x`), context)).json()).toBeNull();
  });
});
