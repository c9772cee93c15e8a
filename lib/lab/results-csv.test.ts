import { expect, test } from "vitest";
import { resultsCsv } from "@/lib/lab/results-csv";
import type { ExperimentView, RunView } from "@/lib/lab/view";

const run = (cell: number, state: "passed" | "failed" | "rejected", over: object = {}): RunView => ({
  id: "r",
  cell,
  number: 1,
  state: "started",
  problem: null,
  throttled: [],
  againAt: null,
  transaction: { id: "t", state, subCode: null, code: null, createdAt: "", secondsToResult: null, ...over },
});

const experiment = {
  name: '=HYPERLINK("https://example.test")',
  credential: { id: "c", label: "Sandbox", environment: "sandbox" },
  preset: { id: "p", versionId: "v", name: "@desk", version: 2 },
  axes: [{ parameter: "IdSpoof", values: ["Y", "N"] }],
  fixed: { IdThreshold: "1", DocType: "00000001", DocScanMode: "scan", ShowGuidePage: "0" },
  runs: [
    run(0, "passed", { subCode: "200", secondsToResult: 2.5 }),
    run(0, "failed", { subCode: "206", secondsToResult: 4 }),
    run(0, "failed", { subCode: "206", secondsToResult: 3 }),
    run(1, "rejected", { code: "Throttling.User" }),
  ],
} as unknown as ExperimentView;

test("each cell is a line with what was sent, how its runs ended and how fast, and no name is a formula", () => {
  const [header, ...lines] = resultsCsv(experiment, "en").slice(1).trimEnd().split("\r\n");
  expect(header?.split(",")).toHaveLength(29);
  expect(lines).toEqual([
    `"'=HYPERLINK(""https://example.test"")","sandbox","'@desk v2",1,"1","scan","Y","0","","00000001","Second-generation resident ID card of the Chinese mainland",3,3,1,2,0,0.3333,3,2.5,4,"206: 2; 200: 1",0,0,0,0,0,0,0,0`,
    `"'=HYPERLINK(""https://example.test"")","sandbox","'@desk v2",2,"1","scan","N","0","","00000001","Second-generation resident ID card of the Chinese mainland",1,0,0,0,0,,,,,"",0,0,1,0,0,0,0,0`,
  ]);
});

test("the document is named in the reader's language", () => {
  expect(resultsCsv(experiment, "zh")).toContain("身份证");
});
