// P10: the JavaScript that a page loads first, against that of an empty Next page.
import { gzipSync } from "node:zlib";
import type { Arena } from "../arena.ts";
import { BARS } from "../report/bars.ts";
import { type Bar, digits, type Figure, type Outcome } from "../report/figure.ts";
import { scriptSources } from "./script-sources.ts";

const PAGES: readonly [path: string, name: string, bar: Bar][] = [
  ["/sign-in", "sign-in", BARS.signInScripts],
  ["/transactions", "list", BARS.listScripts],
  ["/initialize", "compose", BARS.composeScripts],
];

const GZIP_LEVEL = 6;

export async function measureFirstLoad(arena: Arena): Promise<Outcome> {
  const empty = await firstLoad(arena.bareNext.origin, "/");
  const figures: Figure[] = [];
  for (const [path, name, bar] of PAGES) {
    const cookie = path === "/sign-in" ? "" : arena.signedIn.cookie;
    const loaded = await firstLoad(arena.product.origin, path, cookie);
    figures.push({
      row: "P10",
      name: `first-load JavaScript, ${name}`,
      product: `${digits(loaded.kib)} KiB in ${loaded.count}`,
      bare: `${digits(empty.kib)} KiB in ${empty.count}`,
      value: loaded.kib - empty.kib,
      unit: "KiB",
      added: true,
      bar,
    });
  }
  return { figures, rounds: {} };
}

/** What the script tags of a page load, each file packed by gzip. */
async function firstLoad(origin: string, path: string, cookie = ""): Promise<{ kib: number; count: number }> {
  const answer = await fetch(origin + path, { headers: { cookie }, redirect: "error" });
  const sources = scriptSources(await answer.text());
  if (answer.status !== 200 || sources.length === 0) {
    throw new Error(`${origin}${path} answered ${answer.status} with ${sources.length} scripts.`);
  }
  let bytes = 0;
  for (const source of sources) {
    const script = await fetch(new URL(source, origin));
    if (script.status !== 200) throw new Error(`${source} answered ${script.status}.`);
    bytes += gzipSync(await script.bytes(), { level: GZIP_LEVEL }).byteLength;
  }
  return { kib: bytes / 1024, count: sources.length };
}
