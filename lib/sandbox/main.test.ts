import { once } from "node:events";
import { appendFile, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Reply } from "@/lib/sandbox/testing/http";
import {
  lastWords,
  type SandboxProcess,
  spawnSandbox,
  startProcess,
} from "@/lib/sandbox/testing/start-process";
import { control, LEAST, signedCall } from "@/lib/sandbox/testing/start-sandbox";

// A start takes a good part of a second, and each test has a few; a busy machine takes its time over them.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let folder: string;
let running: SandboxProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-process-"));
});
afterEach(async () => {
  if (running?.child.exitCode === null && running.child.signalCode === null) await running.end("SIGKILL");
  running = undefined;
  await rm(folder, { recursive: true });
});

async function start(more: Partial<Parameters<typeof startProcess>[0]> = {}): Promise<SandboxProcess> {
  running = await startProcess({ folder, ...more });
  return running;
}

function initialize(port: number, nonce?: string): Promise<Reply> {
  const headers = nonce ? { headers: { "x-acs-signature-nonce": nonce } } : {};
  return signedCall(port, new Date(), "Initialize", { parameters: LEAST, ...headers });
}

function idOf({ body }: Reply): string {
  const result: unknown = body.Result;
  return typeof result === "object" && result !== null && "TransactionId" in result
    ? String(result.TransactionId)
    : "";
}

function order(port: number, id: string, body: Record<string, string>): Promise<Reply> {
  return control(port, "POST", `transactions/${id}/orders`, body);
}

async function statusOf(port: number, id: string): Promise<unknown> {
  return (await control(port, "GET", `transactions/${id}`)).body.status;
}

describe("what a stop may not take away", () => {
  test.each(["SIGTERM", "SIGKILL"] as const)("transactions, verdicts, nonces, plans: %s", async (signal) => {
    const first = await start();
    const waiting = idOf(await initialize(first.port, "once"));
    const passed = idOf(await initialize(first.port));
    await order(first.port, passed, { order: "pass" });
    await control(first.port, "POST", "answers", { action: "KeepaliveIntl", code: "SuspiciousActivity" });
    expect(await first.end(signal)).toBe(signal === "SIGTERM" ? 0 : null);

    const { port } = await start();
    expect(await statusOf(port, waiting)).toBe("waiting");
    expect(await statusOf(port, passed)).toBe("passed");
    expect(await initialize(port, "once")).toMatchObject({ body: { Code: "SignatureNonceUsed" } });
    expect(await signedCall(port, new Date(), "KeepaliveIntl")).toMatchObject({ status: 429 });
    expect(await order(port, waiting, { order: "fail", subCode: "205" })).toMatchObject({ status: 200 });
  });

  test("nothing that was answered is gone after kill -9 in the middle of a burst", async () => {
    const answered: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { port, end } = await start();
      for (const id of answered) expect(await statusOf(port, id)).toBe("waiting");
      const first = Promise.withResolvers<void>();
      const calls = Array.from({ length: 60 }, async (_, place) => {
        // Broken connections are what a kill is about; only answers are promises.
        const reply = await initialize(port).catch(() => undefined);
        if (reply?.status === 200) answered.push(idOf(reply));
        if (place >= 10) first.resolve();
      });
      await first.promise;
      await end("SIGKILL");
      await Promise.all(calls);
    }
    const { port } = await start();
    expect(answered.length).toBeGreaterThan(0);
    for (const id of answered) expect(await statusOf(port, id)).toBe("waiting");
  });

  test("a last line that was torn is dropped and written over", async () => {
    const first = await start();
    const kept = idOf(await initialize(first.port));
    await first.end("SIGKILL");
    await appendFile(join(folder, "journal.jsonl"), '{"is":"transaction","value":{"Transact');
    const second = await start();
    const later = idOf(await initialize(second.port));
    await second.end("SIGKILL");
    const { port } = await start();
    expect([await statusOf(port, kept), await statusOf(port, later)]).toEqual(["waiting", "waiting"]);
  });
});

describe("a file that takes no more", () => {
  test("is answered with 503, forgets nothing, and the process goes on", async () => {
    // A limit on the size of files stops a write in its middle, as a full disk does.
    const wrap = ["/bin/sh", "-c", `trap '' XFSZ; ulimit -f 8; exec "$@"`, "sh"];
    const limited = await start({ wrap });
    const kept: string[] = [];
    let refused: Reply | undefined;
    for (let call = 0; call < 50 && !refused; call += 1) {
      const reply = await initialize(limited.port);
      if (reply.status === 200) kept.push(idOf(reply));
      else refused = reply;
    }
    expect(refused).toMatchObject({ status: 503, body: { Code: "ServiceUnavailable" } });
    expect(refused?.body).not.toHaveProperty("Result");
    for (const id of kept) expect(await statusOf(limited.port, id)).toBe("waiting");
    await limited.end("SIGKILL");

    const { port } = await start();
    for (const id of kept) expect(await statusOf(port, id)).toBe("waiting");
    expect(await initialize(port)).toMatchObject({ status: 200 });
  });
});

describe("the process", () => {
  test("keeps its state to its owner and the person's identifier out of it", async () => {
    const { port } = await start();
    await initialize(port);
    const path = join(folder, "journal.jsonl");
    expect((await stat(path)).mode & 0o077).toBe(0);
    const content = await readFile(path, "utf8");
    expect(content).toContain(LEAST.MerchantBizId);
    expect(content).not.toContain(LEAST.MerchantUserId);
    expect(content).not.toContain("osVersion");
  });

  test("leaves when its parent closes stdin", async () => {
    const { child } = await start();
    child.stdin?.end();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("leaves when its parent disconnects", async () => {
    const { child } = await start({ stdio: "ipc" });
    child.disconnect();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("starts without any key, for a console whose sandbox credentials are all retired", async () => {
    const { child } = await start({ environment: { SANDBOX_ACCESS_KEYS: "[]" } });
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("lists every bad setting without its value, and does not start", async () => {
    const environment = {
      SANDBOX_PORT: "70000",
      SANDBOX_ACCESS_KEYS: '[{"id":"a"}]',
      SANDBOX_CONTROL_TOKEN: "short",
    };
    const child = spawnSandbox({ folder, environment });
    const { said, code } = await lastWords(child);
    expect(code).toBe(1);
    for (const name of Object.keys(environment)) expect(said).toContain(name);
    expect(said).not.toMatch(/70000|short/);
  });

  test("says that its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const child = spawnSandbox({ folder, environment: { SANDBOX_PORT: String(port) } });
    const { said, code } = await lastWords(child);
    expect(code).toBe(1);
    expect(said).toContain("EADDRINUSE");
    other.close();
  });
});
