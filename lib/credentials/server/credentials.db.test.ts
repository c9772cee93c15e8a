import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { AddCredentialInput } from "@/lib/credentials/schema";
import { addCredential, changeAccount, retireCredential } from "@/lib/credentials/server/change-credentials";
import { listCredentials, listUsableCredentials } from "@/lib/credentials/server/list-credentials";
import { openCredential } from "@/lib/credentials/server/open-credential";
import { ensureSandboxCredential } from "@/lib/credentials/server/sandbox-credential";
import { testKey } from "@/lib/credentials/server/test-credential";
import { newId } from "@/lib/kernel/ids";
import { as, person, theConsole } from "@/lib/people/server/people.test-kit";
import { database, pool } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";

vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));

const SECRET = "CanarySecretCanarySecret012345";
const TOKEN = "CanaryTokenCanaryTokenCanaryToken0123";

const input = (change: Partial<AddCredentialInput> = {}): AddCredentialInput => ({
  name: `Key ${newId()}`,
  environment: "live",
  endpoint: "https://cloudauth-intl.cn-hongkong.aliyuncs.com",
  accessKeyId: "LTAI5tCanaryCanary123456",
  accessKeySecret: SECRET,
  securityToken: TOKEN,
  account: "",
  ...change,
});

/** A vendor that says the same to everybody. */
let answer = { status: 200, body: '{"RequestId":"R-1","Code":"Success","Message":"success"}' };
const vendor = createServer((_req, res) => {
  res.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => vendor.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
  env().CONSOLE_PRIVATE_ENDPOINTS.push(origin);
});
afterAll(() => vendor.close());

describe("a stored credential", () => {
  it("opens with what was put in", async () => {
    const key = input();
    const { id } = await addCredential(theConsole(), key);
    const { accessKeyId, accessKeySecret, securityToken, endpoint } = key;
    expect(await openCredential(id, "start")).toMatchObject({
      id,
      accessKeyId,
      accessKeySecret,
      securityToken,
      endpoint,
    });
  });

  it("has its secrets nowhere in the database", async () => {
    await addCredential(theConsole(), input());
    const rows = await pool().query(
      "SELECT c::text FROM credential c UNION ALL SELECT a::text FROM audit_entry a UNION ALL SELECT s::text FROM session s",
    );
    const dump = JSON.stringify(rows.rows);
    for (const secret of [SECRET, TOKEN]) {
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(Buffer.from(secret).toString("hex"));
      expect(dump).not.toContain(Buffer.from(secret).toString("base64"));
    }
  });

  it("gives nobody its sealed columns unless they are asked for by name", async () => {
    await addCredential(theConsole(), input());
    const row = await database().credential.findFirstOrThrow();
    expect(Object.keys(row)).not.toContain("secretSealed");
    expect(Object.keys(row)).not.toContain("securityTokenSealed");
  });

  it("does not open with the secret of another row", async () => {
    const [one, two] = [
      await addCredential(theConsole(), input()),
      await addCredential(theConsole(), input()),
    ];
    await pool().query(
      "UPDATE credential SET secret_sealed = (SELECT secret_sealed FROM credential WHERE id = $1) WHERE id = $2",
      [one.id, two.id],
    );
    await expect(openCredential(two.id, "start")).rejects.toThrow("belongs to another place");
    await expect(openCredential(one.id, "start")).resolves.toMatchObject({ accessKeySecret: SECRET });
  });

  it("does not open with its own token as its secret", async () => {
    const { id } = await addCredential(theConsole(), input());
    await pool().query("UPDATE credential SET secret_sealed = security_token_sealed WHERE id = $1", [id]);
    await expect(openCredential(id, "start")).rejects.toThrow("belongs to another place");
  });

  it("has a name of its own, also at the same moment", async () => {
    const key = input();
    const ends = await Promise.allSettled([
      addCredential(theConsole(), key),
      addCredential(theConsole(), key),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(addCredential(theConsole(), key)).rejects.toMatchObject({
      fieldErrors: { name: "credentials.problems.nameTaken" },
    });
  });

  it("is not opened or offered once it is retired", async () => {
    const boss = await person("admin");
    const { id } = await addCredential(as(boss), input());
    await retireCredential(as(boss), id);
    await expect(openCredential(id, "start")).rejects.toMatchObject({ messageKey: "credentials.retired" });
    // What it started is still asked after.
    await expect(openCredential(id, "ask")).resolves.toMatchObject({ id });
    await expect(retireCredential(as(boss), id)).rejects.toMatchObject({ code: "already-done" });
    const usable = await listUsableCredentials(as(boss).actor);
    expect(usable.map((choice) => choice.id)).not.toContain(id);
  });

  it("that does not exist is not found", async () => {
    await expect(openCredential(newId(), "start")).rejects.toMatchObject({ code: "not-found" });
  });

  it("shows four characters of a long secret and none of a short one", async () => {
    const boss = await person("admin");
    const long = await addCredential(as(boss), input());
    const short = await addCredential(as(boss), input({ accessKeySecret: "short" }));
    const listed = await listCredentials(as(boss).actor);
    const fourOf = (id: string) => listed.find((row) => row.id === id)?.lastFour;
    expect([fourOf(long.id), fourOf(short.id)]).toEqual(["2345", "····"]);
    expect(JSON.stringify(listed)).not.toContain(SECRET);
    expect(JSON.stringify(listed)).not.toContain(TOKEN);
  });
});

describe("the account of a credential", () => {
  const accountOf = async (id: string) => (await openCredential(id, "start")).account;
  const entriesOf = async (id: string) => {
    const entries = await database().auditEntry.findMany({
      where: { subjectId: id },
      orderBy: { seq: "asc" },
      select: { event: true, data: true },
    });
    return entries.map(({ event, data }) => [event, data]);
  };

  it("is what was typed, none when nothing was, and none in the sandbox", async () => {
    const boss = await person("admin");
    const named = await addCredential(as(boss), input({ account: "5123" }));
    const unnamed = await addCredential(as(boss), input());
    const sandbox = await addCredential(
      as(boss),
      input({ environment: "sandbox", endpoint: env().SANDBOX_ORIGIN, account: "5123" }),
    );
    expect(await accountOf(named.id)).toBe("5123");
    expect(await accountOf(unnamed.id)).toBeNull();
    expect(await accountOf(sandbox.id)).toBeNull();
    const listed = await listCredentials(as(boss).actor);
    expect(listed.find((row) => row.id === named.id)).toMatchObject({ account: "5123" });
  });

  it("can be changed, with what it was before in the trail; twice the same changes nothing", async () => {
    const boss = await person("admin");
    const { id } = await addCredential(as(boss), input({ account: "5123" }));
    await changeAccount(as(boss), id, "");
    expect(await accountOf(id)).toBeNull();
    await expect(changeAccount(as(boss), id, "")).rejects.toMatchObject({ code: "already-done" });
    expect((await entriesOf(id)).at(-1)).toEqual(["credential.account-changed", { from: "5123", to: null }]);
  });

  it("of a retired one stays what it was", async () => {
    const boss = await person("admin");
    const { id } = await addCredential(as(boss), input({ account: "5123" }));
    await retireCredential(as(boss), id);
    await expect(changeAccount(as(boss), id, "77")).rejects.toMatchObject({ code: "already-done" });
  });
});

describe("whoever", () => {
  it("is no admin sees no list of credentials, an auditor not even their names", async () => {
    const [operator, auditor] = [await person("operator"), await person("auditor")];
    await expect(listCredentials(as(operator).actor)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(listUsableCredentials(as(auditor).actor)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(listUsableCredentials(as(operator).actor)).resolves.toBeInstanceOf(Array);
  });
});

describe("the endpoint", () => {
  it.each([
    ["live", "https://evil.example", "endpoint"],
    ["live", "http://cloudauth-intl.cn-hongkong.aliyuncs.com", "endpoint"],
    ["live", "https://cloudauth-intl.cn-hongkong.aliyuncs.com.evil.example", "endpoint"],
    ["live", "https://user@cloudauth-intl.cn-hongkong.aliyuncs.com", "endpoint"],
    ["live", "http://169.254.169.254", "endpoint"],
    ["live", "http://127.0.0.1:3001", "otherEnvironment"],
    ["sandbox", "https://cloudauth-intl.cn-hongkong.aliyuncs.com", "otherEnvironment"],
  ] as const)("of a %s credential cannot be %s", async (environment, endpoint, problem) => {
    const key = input({ environment, endpoint });
    const refusal = { fieldErrors: { endpoint: `credentials.problems.${problem}` } };
    await expect(addCredential(theConsole(), key)).rejects.toMatchObject(refusal);
    await expect(testKey(key, "en")).rejects.toMatchObject(refusal);
  });

  it.each(["sandbox", "live"] as const)(
    "of a %s credential can be one that the settings allow",
    async (environment) => {
      const { id } = await addCredential(theConsole(), input({ environment, endpoint: origin }));
      expect(await openCredential(id, "start")).toMatchObject({ endpoint: origin });
    },
  );

  it("of a sandbox credential follows the sandbox to another port", async () => {
    const { id } = await addCredential(
      theConsole(),
      input({ environment: "sandbox", endpoint: env().SANDBOX_ORIGIN }),
    );
    await pool().query("UPDATE credential SET endpoint = 'http://127.0.0.1:9' WHERE id = $1", [id]);
    expect(await openCredential(id, "start")).toMatchObject({ endpoint: env().SANDBOX_ORIGIN });
  });
});

describe("testing a key", () => {
  it("from the form stores nothing and leaves no entry", async () => {
    const count = async () => [await database().credential.count(), await database().auditEntry.count()];
    const before = await count();
    expect(await testKey(input({ endpoint: origin }), "en")).toMatchObject({
      kind: "works",
      requestId: "R-1",
    });
    expect(await count()).toEqual(before);
  });

  it("tells what the vendor refused, with advice in the reader's language, without the key", async () => {
    answer = {
      status: 400,
      body: JSON.stringify({
        RequestId: "R-2",
        Code: "SignatureDoesNotMatch",
        Message: `wrong for ${SECRET}`,
      }),
    };
    const [en, zh] = [
      await testKey(input({ endpoint: origin }), "en"),
      await testKey(input({ endpoint: origin }), "zh"),
    ];
    expect(en).toMatchObject({
      kind: "refused",
      code: "SignatureDoesNotMatch",
      httpStatus: 400,
      requestId: "R-2",
    });
    expect(JSON.stringify([en, zh])).not.toContain(SECRET);
    expect(en.kind === "refused" && zh.kind === "refused" && en.advice !== zh.advice).toBe(true);
  });

  it("tells when nobody answers in a way that can be understood", async () => {
    answer = { status: 502, body: "<html>Bad gateway</html>" };
    const test = await testKey(input({ endpoint: origin }), "en");
    expect(test).toMatchObject({ kind: "unanswered", httpStatus: 502 });
  });
});

describe("the sandbox's own credential", () => {
  it("is made for a console that has none, and only then", async () => {
    const key = { accessKeyId: "LTAIsandbox", accessKeySecret: SECRET };
    expect(await ensureSandboxCredential(key)).toBe(false);
    await pool().query("DELETE FROM credential");
    expect(await ensureSandboxCredential(key)).toBe(true);
    expect(await ensureSandboxCredential(key)).toBe(false);
  });
});
