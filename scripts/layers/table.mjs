// The layers of the house as one table: who may import what. `npm run layers` turns it into biome.layers.json,
// which Biome enforces in the editor and in the test command. All our imports are written `@/…` from the root,
// so a pattern on the specifier sees every one of them: values, types, re-exports and dynamic imports alike.

/** Features of lib, low to high: each may import those before it. Reasons: docs/decisions/0010-layers-in-biome.md. */
const FEATURES = [
  "settings",
  "system",
  "people",
  "account",
  "live",
  "credentials",
  "limits",
  "presets",
  "transactions",
  "callbacks",
  "results",
];
/** Features that stand side by side on top of those. */
const TOP_FEATURES = [
  "sandbox-device",
  "timeline",
  "insight",
  "retention",
  "scenarios",
  "pairing",
  "lab",
  "palette",
];
/** Component folders that belong to no feature of lib. */
const OTHER_COMPONENTS = ["frame", "auth", "audit", "initialize", "overview"];

const CORE = ["lib/kernel/**", "lib/initialize/**"];
const BOUNDARY = ["lib/auth/**", "lib/audit/**", "lib/boundary/**"];
const DATABASE = "prisma/generated/**";
const GROUND = [...CORE, "lib/i18n/**", "lib/platform/**", "lib/cloudauth/**", ...BOUNDARY, DATABASE];
/** Everything of lib that a browser may load: roots of features and their actions, never server/. */
const CLIENT_SAFE = ["lib/kernel/**", "lib/initialize/**", "lib/*/*"];

const FRAMEWORKS = [
  "react",
  "react-dom",
  "next",
  "next/**",
  "next-auth",
  "next-auth/**",
  "next-intl",
  "next-intl/**",
];
const STORES = ["pg", "@prisma/**"];
const PURE = [...FRAMEWORKS, ...STORES, "undici", "pino", "server-only"];

const fixed = [
  { files: ["lib/kernel/**"], may: ["lib/kernel/**"], never: PURE },
  { files: ["lib/initialize/**"], may: CORE, never: PURE },
  { files: ["lib/i18n/**"], may: [...CORE, "lib/i18n/**"], never: STORES },
  { files: ["lib/platform/**"], may: [...CORE, "lib/platform/**", DATABASE], never: FRAMEWORKS },
  { files: ["lib/cloudauth/**"], may: [...CORE, "lib/cloudauth/**"], never: [...FRAMEWORKS, ...STORES] },
  { files: ["lib/sandbox/**"], may: [...CORE, "lib/sandbox/**"], never: PURE },
  { files: BOUNDARY, may: GROUND, never: [] },
];

function feature(name, lower) {
  const lib = [...lower, name].map((each) => `lib/${each}`);
  return [
    {
      files: [`lib/${name}/server/**`, `lib/${name}/actions.ts`],
      may: [...GROUND, ...lib.map((folder) => `${folder}/**`)],
      never: [],
    },
    {
      files: [`lib/${name}/*.ts`, `!lib/${name}/actions.ts`],
      may: [...CORE, "lib/i18n/*", "lib/auth/*", "lib/audit/*", ...lib.map((folder) => `${folder}/*`)],
      never: [...STORES, "server-only"],
    },
  ];
}

function components(name, lower) {
  const own = [...lower, name].map((each) => `components/${each}/**`);
  return {
    files: [`components/${name}/**`],
    may: [...own, ...(name === "ui" ? ["lib/kernel/**"] : CLIENT_SAFE)],
    never: STORES,
  };
}

/** @type {{ files: string[], may: string[], never: string[] }[]} */
export const LAYERS = [
  ...fixed,
  ...FEATURES.flatMap((name, place) => feature(name, FEATURES.slice(0, place))),
  ...TOP_FEATURES.flatMap((name) => feature(name, FEATURES)),
  components("ui", []),
  components("shared", ["ui"]),
  ...[...OTHER_COMPONENTS, ...FEATURES, ...TOP_FEATURES].map((name) => components(name, ["ui", "shared"])),
];
