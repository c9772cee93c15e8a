// Writes biome.layers.json from the table of layers. Run it as `npm run layers` after changing the table.
import { writeFileSync } from "node:fs";
import { LAYERS } from "./table.mjs";

const TESTS = ["!**/*.test.ts", "!**/*.test.tsx", "!**/testing/**"];

function override({ files, may, never }) {
  const where = files[0].replace("/**", "");
  const patterns = [
    {
      group: ["@/**", ...may.map((path) => `!@/${path}`)],
      message: `Outside the layer of ${where}: see scripts/layers/table.mjs.`,
    },
    { group: ["./**", "../**"], message: "Write imports from the root: @/…" },
    ...(never.length > 0
      ? [{ group: never, message: `Not in the layer of ${where}: see scripts/layers/table.mjs.` }]
      : []),
  ];
  const noRestrictedImports = { level: "error", options: { patterns } };
  return { includes: [...files, ...TESTS], linter: { rules: { style: { noRestrictedImports } } } };
}

/** The text that biome.layers.json must have. */
export function layersJson() {
  return `${JSON.stringify({ overrides: LAYERS.map(override) })}\n`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(new URL("../../biome.layers.json", import.meta.url), layersJson());
