import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Oklch = { l: number; c: number; h: number };

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** The colour roles that one rule of the style sheet sets. */
function rolesIn(block: string): Map<string, Oklch> {
  const roles = block.matchAll(/--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return new Map(
    [...roles].map(([, name = "", l, c, h]) => [name, { l: Number(l), c: Number(c), h: Number(h) }]),
  );
}

function ruleAfter(selector: string, from: number): string {
  const start = css.indexOf(`${selector} {`, from);
  if (start < 0) throw new Error(`no rule for ${selector}`);
  return css.slice(start, css.indexOf("}", start));
}

/** Relative luminance (WCAG 2) of an OKLCH colour, by Björn Ottosson's matrices. */
function luminance({ l, c, h }: Oklch): number {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clamp(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clamp(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklch, other: Oklch): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const more = css.indexOf("@media (prefers-contrast: more)");
const light = rolesIn(ruleAfter(":root", 0));
const dark = rolesIn(ruleAfter('[data-theme="dark"]', 0));
const THEMES = {
  light,
  dark,
  "light, more contrast": new Map([...light, ...rolesIn(ruleAfter(":root", more))]),
  "dark, more contrast": new Map([...dark, ...rolesIn(ruleAfter('[data-theme="dark"]', more))]),
};

const PAPERS = ["canvas", "surface", "surface-raised", "surface-sunken", "hover"];
const TONES = ["accent", "danger", "warning", "success", "info", "sandbox"];
const SOFTS = TONES.map((tone) => `${tone}-soft`);

/** [what is drawn, what it is drawn on, contrast it must have at least] */
const PAIRS: [string, string, number][] = [
  ...[...PAPERS, ...SOFTS].flatMap((paper): [string, string, number][] => [
    ["ink", paper, 7],
    ["ink-muted", paper, 4.5],
  ]),
  ...PAPERS.map((paper): [string, string, number] => ["ink-faint", paper, 4.5]),
  ...TONES.flatMap((tone) =>
    [...PAPERS, `${tone}-soft`].map((on): [string, string, number] => [tone, on, 4.5]),
  ),
  ...["accent-solid", "accent-solid-hover", "danger-solid", "danger-solid-hover"].map(
    (solid): [string, string, number] => ["on-solid", solid, 4.5],
  ),
  // The edge of a control is what shows that there is one.
  ["line-strong", "surface", 3],
  ["line-strong", "surface-raised", 3],
];

describe.each(Object.entries(THEMES))("colours, %s", (_, roles) => {
  it.each(PAIRS)("%s on %s has %d : 1 at least", (ink, paper, least) => {
    const [one, other] = [roles.get(ink), roles.get(paper)];
    if (!one || !other) throw new Error(`no role ${one ? paper : ink}`);
    expect(contrast(one, other)).toBeGreaterThanOrEqual(least);
  });
});

it("measures as the standard does", () => {
  expect(contrast({ l: 1, c: 0, h: 0 }, { l: 0, c: 0, h: 0 })).toBeCloseTo(21, 1);
});
