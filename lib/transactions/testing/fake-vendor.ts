import { randomBytes } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type VendorCall = { action: string; parameters: Record<string, string> };

/** How the vendor of a test answers one call. */
export type VendorAnswer = (call: VendorCall, res: ServerResponse) => void | Promise<void>;

export type FakeVendor = {
  origin: string;
  calls: VendorCall[];
  /** What answers each action from now on; tests replace these. */
  answers: {
    Initialize: VendorAnswer;
    CheckResult: VendorAnswer;
    CheckVerifyLog: VendorAnswer;
    DeleteVerifyResult: VendorAnswer;
  };
  close(): Promise<void>;
};

/** A TransactionId of the vendor's shape. */
export const newTransactionId = () => `hks${randomBytes(15).toString("hex").slice(1)}`;

export function accept(TransactionId = newTransactionId(), Protocol = "protocol-of-a-test"): VendorAnswer {
  return (_call, res) => json(res, 200, { Code: "Success", Result: { TransactionId, Protocol } });
}

export function refuse(status: number, Code: string): VendorAnswer {
  return (_call, res) => json(res, status, { Code, Message: `Refused: ${Code}` });
}

export function verdict(Result: Record<string, string>): VendorAnswer {
  return (_call, res) => json(res, 200, { Code: "Success", Result });
}

/** The one operation whose good answer is not called Success. */
export function deleted(DeleteResult: "Y" | "N"): VendorAnswer {
  return ({ parameters }, res) =>
    json(res, 200, { Code: "200", Result: { DeleteResult, TransactionId: parameters.TransactionId } });
}

/** The call arrives and is never answered. */
export const hangUp: VendorAnswer = (_call, res) => void res.destroy();

function json(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify({ RequestId: "130A2C10-B9EE-4D84-88E3-5384FF030000", Message: "ok", ...body }));
}

function isAnswered(action: string, answers: object): action is keyof FakeVendor["answers"] {
  return action in answers;
}

/** A vendor over real HTTP that believes every signature. */
export async function startFakeVendor(): Promise<FakeVendor> {
  const calls: VendorCall[] = [];
  const answers: FakeVendor["answers"] = {
    Initialize: (call, res) => accept()(call, res),
    CheckResult: refuse(404, "ProcessNotCompleted"),
    CheckVerifyLog: verdict({ VerifyStatus: "2" }),
    DeleteVerifyResult: deleted("Y"),
  };
  const server = createServer(async (req, res) => {
    const query = new URL(req.url ?? "", "http://vendor").searchParams;
    const call = {
      action: String(req.headers["x-acs-action"]),
      parameters: Object.fromEntries(query),
    };
    calls.push(call);
    const answer = isAnswered(call.action, answers) ? answers[call.action] : answers.Initialize;
    await answer(call, res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    calls,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
