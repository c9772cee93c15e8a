// Stands in for the vendor: answers every Initialize and CheckResult with success after the same time, whoever
// asks. What it does not do (signatures, parameters, clocks) it does for neither side of a comparison.
import { randomBytes } from "node:crypto";
import { serveBare, setting } from "./serve-bare.ts";

const latencyMs = Number(setting("BENCH_VENDOR_LATENCY_MS"));

function answerTo(action: string | undefined) {
  const RequestId = randomBytes(16).toString("hex").toUpperCase();
  const base = { RequestId, Code: "Success", Message: "success" };
  if (action === "CheckResult") {
    const ExtIdInfo = JSON.stringify({ ocrIdInfo: { name: "BENCH", idNumber: "X0000000" } });
    return { ...base, Result: { Passed: "Y", SubCode: "200", ExtIdInfo } };
  }
  const TransactionId = `hkbench${randomBytes(12).toString("hex")}`;
  return { ...base, Result: { TransactionId, Protocol: randomBytes(200).toString("base64") } };
}

serveBare((req, res) => {
  const action = req.headers["x-acs-action"];
  req.resume();
  setTimeout(() => {
    const body = JSON.stringify(answerTo(typeof action === "string" ? action : undefined));
    res.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    res.end(body);
  }, latencyMs);
});
