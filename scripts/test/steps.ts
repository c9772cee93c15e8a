import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, isBuilt } from "../start/build.ts";
import { generateClient, isGenerated } from "../start/generate.ts";
import { requireChromium } from "./chromium.ts";
import { type Counts, oneCheck, playwrightCounts, vitestCounts } from "./counts.ts";
import { type Failure, playwrightFailures, vitestFailures } from "./failures.ts";
import { runTool } from "./run-command.ts";

export type Step = {
  name: string;
  what: string;
  run: () => Promise<Counts>;
  /** The tests that failed, where the step has any. */
  failures?: () => Failure[];
  /** Steps without which this one cannot say anything. */
  needs?: readonly string[];
};

const REPORTS = ".test";

const reportFile = (name: string) => join(REPORTS, `${name}.json`);

/** The place of a runner's report, made empty: an old report must not speak for a run that died. */
function newReportFile(name: string): string {
  mkdirSync(REPORTS, { recursive: true });
  rmSync(reportFile(name), { force: true });
  return reportFile(name);
}

async function vitest(project: string): Promise<Counts> {
  const file = newReportFile(project);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const ok = await runTool(["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters]);
  return vitestCounts(file, ok);
}

async function types(): Promise<Counts> {
  // Next's own declarations (styles, routes) are generated, not committed.
  const generated = await runTool(["node_modules/next/dist/bin/next", "typegen"]);
  return oneCheck(generated && (await runTool(["node_modules/typescript/bin/tsc", "--noEmit"])));
}

async function journeys(): Promise<Counts> {
  const chromium = requireChromium();
  // The place that playwright.config.ts names.
  const file = newReportFile("playwright");
  const hooks = ["--import", "./scripts/runtime/resolve-hooks.mjs"];
  const ok = await runTool([...hooks, "scripts/e2e.ts"], { CHROMIUM_PATH: chromium });
  return playwrightCounts(file, ok);
}

function vitestStep(name: string, what: string): Step {
  const failures = () => vitestFailures(reportFile(name));
  return { name, what, run: () => vitest(name), failures, needs: ["generate"] };
}

const BIOME = "node_modules/@biomejs/biome/bin/biome";
const LAYER_RULES = ["--only=style/noRestrictedImports", "--only=suspicious/noImportCycles"];

export const STEPS: readonly Step[] = [
  {
    name: "generate",
    what: "The database client from prisma/schema.prisma",
    run: async () => {
      if (!isGenerated()) await generateClient();
      return oneCheck(true);
    },
  },
  {
    name: "format",
    what: "Format and lint",
    run: async () => oneCheck(await runTool([BIOME, "check", "--error-on-warnings"])),
  },
  { name: "types", what: "Types", run: types, needs: ["generate"] },
  {
    name: "layers",
    what: "Who may import whom",
    run: async () => oneCheck(await runTool([BIOME, "lint", ...LAYER_RULES])),
  },
  vitestStep("unit", "Unit tests"),
  vitestStep("database", "Tests against PostgreSQL"),
  {
    name: "build",
    what: "Production build",
    run: async () => {
      if (!isBuilt()) await build();
      return oneCheck(true);
    },
    needs: ["generate"],
  },
  {
    name: "journeys",
    what: "Journeys in Chromium",
    run: journeys,
    failures: () => playwrightFailures(reportFile("playwright")),
    needs: ["build"],
  },
];
