import { relative } from "node:path";
import { readReport } from "./counts.ts";

/** A test that failed, in one line each: where it stands with its name, and what it said first. */
export type Failure = { where: string; why: string };

type VitestReport = {
  testResults?: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

type Suite = { specs?: Spec[]; suites?: Suite[] };
type Spec = {
  title: string;
  file: string;
  line: number;
  tests: { status: string; results: { errors?: { message?: string }[] }[] }[];
};

const LONGEST = 300;

// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with a control character.
const COLOURS = /\u001b\[[0-9;]*m/g;

/** The beginning of a message that may hold colours and a page of differences. */
function beginning(message = ""): string {
  const lines = message.replace(COLOURS, "").split("\n");
  const told = lines.map((line) => line.trim()).filter((line) => line !== "");
  // The counterexample of a property is third; the run after this one would look elsewhere.
  const first = told.slice(0, told[2]?.startsWith("Counterexample:") ? 3 : 2);
  return first.join(" · ").slice(0, LONGEST);
}

/** What failed by vitest's JSON report; a file that did not load is one failure. */
export function vitestFailures(file: string): Failure[] {
  const { testResults = [] } = readReport(file) as VitestReport;
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const path = relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed") return [{ where: path, why: beginning(message) }];
    return failed.map(({ fullName, failureMessages }) => ({
      where: `${path} › ${fullName}`,
      why: beginning(failureMessages[0]),
    }));
  });
}

/** What failed by Playwright's JSON report. */
export function playwrightFailures(file: string): Failure[] {
  const { suites = [] } = readReport(file) as { suites?: Suite[] };
  const specsOf = (suite: Suite): Spec[] => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specsOf),
  ];
  return suites.flatMap(specsOf).flatMap(({ title, file: path, line, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) => ({
        where: `${path}:${line} › ${title}`,
        why: beginning(results.flatMap(({ errors = [] }) => errors)[0]?.message),
      })),
  );
}
