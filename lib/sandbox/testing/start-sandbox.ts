import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandboxServer } from "@/lib/sandbox/server";
import { Store } from "@/lib/sandbox/state/store";
import { closeServer, listenAnywhere, type Reply, send } from "@/lib/sandbox/testing/http";
import { type CallToSign, signCall } from "@/lib/sandbox/testing/sign-call";

export const KEY = { id: "LTAIsandbox0000000000001", secret: "0123456789abcdefghijABCDEFGHIJ" };
export const STS_KEY = {
  id: "STS.sandbox",
  secret: "temporary-secret",
  securityToken: "token+/=of a moment",
};
export const INACTIVE_KEY = { id: "LTAIretired", secret: "retired-secret", inactive: true };
export const CONTROL_TOKEN = "control-token-of-the-tests";

/** The least that Initialize takes. */
export const LEAST = {
  ProductCode: "ID_OCR",
  MerchantBizId: "e0c34a77f5ac40a5aa5e6ed20c35abcd",
  MetaInfo: '{"deviceType":"ios","osVersion":"iOS 10.3.2"}',
  MerchantUserId: "a-made-up-user",
  DocType: "01000000",
};

export type TestSandbox = {
  port: number;
  store: Store;
  folder: string;
  /** The clock of the stand-in, in epoch milliseconds; a test may move it. */
  clock: { now: number };
  /** Bugs that the stand-in reported about itself. */
  bugs: unknown[];
  call: (
    action: string,
    parameters?: Record<string, string>,
    changed?: Partial<CallToSign>,
  ) => Promise<Reply>;
  control: (method: string, path: string, body?: unknown, token?: string) => Promise<Reply>;
  stop: () => Promise<void>;
};

type Options = { callsPerSecond?: number; openFile?: Parameters<typeof Store.open>[0]["openFile"] };

/** Asks the control API of a stand-in. */
export function control(port: number, method: string, path: string, body?: unknown, token = CONTROL_TOKEN) {
  const headers = { authorization: `Bearer ${token}` };
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  return send(port, { method, target: `/_sandbox/${path}`, headers, ...text });
}

/** Sends a call signed with KEY. */
export function signedCall(port: number, date: Date, action: string, changed: Partial<CallToSign> = {}) {
  const host = `127.0.0.1:${port}`;
  const credential = { accessKeyId: KEY.id, secret: KEY.secret };
  return send(port, signCall({ host, action, parameters: {}, ...credential, date, ...changed }));
}

/** A stand-in inside this process, with a clock of its own and a folder that goes away with it. */
export async function startSandbox({ callsPerSecond = 1000, openFile }: Options = {}): Promise<TestSandbox> {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-test-"));
  const clock = { now: Date.now() };
  const now = () => clock.now;
  const { store } = await Store.open({ folder, now, ...(openFile ? { openFile } : {}) });
  const bugs: unknown[] = [];
  const server = createSandboxServer({
    store,
    now,
    callsPerSecond,
    // Whatever a test listens on.
    near: { has: (origin) => /^http:\/\/(127\.0\.0\.1|localhost):/.test(origin) },
    accessKeys: [KEY, STS_KEY, INACTIVE_KEY],
    controlToken: CONTROL_TOKEN,
    probeTimeout: 300,
    callbackTimeout: 300,
    report: (error) => bugs.push(error),
  });
  const port = await listenAnywhere(server);
  return {
    port,
    store,
    folder,
    clock,
    bugs,
    call: (action, parameters = {}, changed = {}) =>
      signedCall(port, new Date(clock.now), action, { parameters, ...changed }),
    control: (method, path, body, token) => control(port, method, path, body, token),
    stop: async () => {
      await closeServer(server);
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The TransactionId of an Initialize that must succeed. */
export async function openTransaction(
  sandbox: TestSandbox,
  parameters: Record<string, string> = {},
): Promise<string> {
  const { status, body } = await sandbox.call("Initialize", { ...LEAST, ...parameters });
  const result: unknown = body.Result;
  if (typeof result === "object" && result !== null && "TransactionId" in result)
    return String(result.TransactionId);
  throw new Error(`Initialize answered ${status} ${JSON.stringify(body)}`);
}
