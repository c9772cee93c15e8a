import { describe, expect, it } from "vitest";
import { FRAME_MESSAGES, pick } from "@/lib/i18n/pick";
import { clientNamespaces, layoutsOf, sentNamespaces } from "@/lib/i18n/testing/client-namespaces";
import { readSources } from "@/lib/i18n/testing/sources";

const known = new Map(
  readSources(["app", "components", "lib"], "{ts,tsx}").map((source) => [source.path, source]),
);
const shown = [...known.values()].filter(({ path }) =>
  /^app\/.*(page|layout|error|not-found)\.tsx$/.test(path),
);

describe("the messages that a page sends to the browser", () => {
  it.each(shown.map(({ path }) => path))("%s: what its client components ask for, and no more", (path) => {
    const source = known.get(path);
    if (!source) throw new Error(`${path} is gone`);
    const around = layoutsOf(path, known).filter((layout) => layout !== source);
    const sent = sentNamespaces(source);
    const given = [...FRAME_MESSAGES, ...around.flatMap(sentNamespaces), ...sent];
    const needed = [...clientNamespaces(source, known)];
    expect(needed.filter((namespace) => !given.includes(namespace))).toEqual([]);
    // `validation` is asked for by names that are put together at run time. A layout sends for its pages, too.
    const unasked = sent.filter((namespace) => namespace !== "validation" && !needed.includes(namespace));
    expect(path.endsWith("layout.tsx") ? [] : unasked).toEqual([]);
  });

  it("are looked for in every page", () => {
    expect(shown.filter(({ path }) => path.endsWith("page.tsx")).length).toBeGreaterThan(8);
  });
});

describe("pick", () => {
  it("takes whole namespaces and leaves the others", () => {
    const messages = { common: { close: "Close" }, audit: { title: "Audit" } };
    expect(pick(messages, ["common", "absent"])).toEqual({ common: { close: "Close" } });
  });
});
