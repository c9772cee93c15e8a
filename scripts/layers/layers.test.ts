import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { layersJson } from "./write.mjs";

const root = join(import.meta.dirname, "../..");

/** An empty house under the same rules, so that what is planted never stands in the real one. */
const house = mkdtempSync(join(tmpdir(), "layers-"));
afterAll(() => rmSync(house, { recursive: true }));
copyFileSync(join(root, "biome.layers.json"), join(house, "biome.layers.json"));
const rules = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
writeFileSync(join(house, "biome.json"), JSON.stringify({ ...rules, $schema: undefined, vcs: undefined }));
copyFileSync(join(root, "tsconfig.json"), join(house, "tsconfig.json"));
// Biome resolves `@/` only inside a package.
writeFileSync(join(house, "package.json"), "{}");

/** What Biome says of `source` standing at `path`, or of all of `folder` once it stands there. */
function lintAt(path: string, source: string, folder = path) {
  const file = join(house, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source);
  const run = spawnSync(join(root, "node_modules/.bin/biome"), ["lint", "--max-diagnostics=none", folder], {
    cwd: house,
    encoding: "utf8",
  });
  return run.stdout + run.stderr;
}

const planted: [string, string][] = [
  ["lib/kernel/planted.ts", "@/lib/initialize/parameters"],
  ["lib/kernel/planted.ts", "react"],
  ["lib/initialize/planted.ts", "@/lib/platform/server/env"],
  ["lib/initialize/planted.ts", "next/headers"],
  ["lib/platform/server/planted.ts", "@/lib/transactions/state"],
  ["lib/cloudauth/server/planted.ts", "@/prisma/generated/client"],
  ["lib/cloudauth/server/planted.ts", "@/lib/platform/server/db"],
  ["lib/audit/server/planted.ts", "@/lib/people/server/queries"],
  ["lib/credentials/server/planted.ts", "@/lib/transactions/server/queries"],
  ["lib/transactions/server/planted.ts", "@/lib/callbacks/verdict"],
  ["lib/transactions/planted.ts", "@/lib/transactions/server/queries"],
  ["lib/timeline/server/planted.ts", "@/lib/sandbox-device/actions"],
  ["lib/sandbox/planted.ts", "@/lib/cloudauth/server/acs3-signature"],
  ["components/ui/planted.tsx", "@/components/shared/page-header"],
  ["components/shared/planted.tsx", "@/components/transactions/list"],
  ["components/transactions/planted.tsx", "@/components/credentials/list"],
  ["components/transactions/planted.tsx", "@/lib/transactions/server/queries"],
  ["components/transactions/planted.tsx", "@/app/layout"],
  ["components/transactions/planted.tsx", "@/prisma/generated/client"],
  ["components/transactions/planted.tsx", "../credentials/list"],
];

describe("the layers of the house", () => {
  test("biome.layers.json is what the table says (npm run layers writes it)", () => {
    expect(readFileSync(join(root, "biome.layers.json"), "utf8")).toBe(layersJson());
  });

  test.each(planted)("%s may not import %s, in any form", (path, specifier) => {
    const forms = [
      `import { a } from "${specifier}";`,
      `import type { A } from "${specifier}";`,
      `export * from "${specifier}";`,
      `export const b = (c: A) => [a, c, import("${specifier}")];`,
    ];
    const said = lintAt(path, forms.join("\n"));
    expect(said.match(/lint\/style\/noRestrictedImports/g)).toHaveLength(forms.length);
  });

  test.each([
    ["lib/transactions/server/planted.ts", "@/lib/credentials/server/open-credential"],
    ["components/transactions/planted.tsx", "@/lib/transactions/actions"],
    ["app/planted.ts", "@/lib/transactions/server/queries"],
  ])("%s may import %s", (path, specifier) => {
    expect(lintAt(path, `import { a } from "${specifier}";\nexport const b = a;\n`)).not.toContain(
      "noRestrictedImports",
    );
  });

  test("a cycle of imports is refused", () => {
    lintAt("lib/kernel/a.ts", `import { b } from "@/lib/kernel/b";\nexport const a = () => b;\n`);
    const said = lintAt(
      "lib/kernel/b.ts",
      `import { a } from "@/lib/kernel/a";\nexport const b = () => a;\n`,
      ".",
    );
    expect(said).toContain("noImportCycles");
  });
});
