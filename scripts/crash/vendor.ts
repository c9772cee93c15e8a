import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type PlayedVendor = { origin: string; close(): Promise<void> };

/** What the played vendor knows of a TransactionId, whoever asks and however often. */
export const verdictOn = (transactionId: string): "Y" | "N" =>
  Number.parseInt(transactionId.at(-1) ?? "0", 16) % 2 === 0 ? "Y" : "N";

/** Answers every CheckResult a moment later, with the verdict that belongs to the TransactionId. */
export async function startVendor(): Promise<PlayedVendor> {
  const server = createServer((req, res) => {
    req.resume();
    const transactionId = new URL(req.url ?? "/", "http://vendor").searchParams.get("TransactionId") ?? "";
    const Passed = verdictOn(transactionId);
    const Result = { Passed, SubCode: Passed === "Y" ? "200" : "205", ExtIdInfo: "{}" };
    const body = JSON.stringify({ RequestId: "CRASH-0", Code: "Success", Message: "success", Result });
    const answer = () => res.writeHead(200, { "content-type": "application/json" }).end(body);
    setTimeout(answer, 5 + Math.random() * 40);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
