import { execFileSync, spawnSync } from "node:child_process";
import { parser as go } from "@lezer/go";
import { parser as java } from "@lezer/java";
import { parser as php } from "@lezer/php";
import { parser as python } from "@lezer/python";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalQuery } from "@/lib/initialize/canonical-query";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import { shownQuery } from "@/lib/initialize/snippets/curl";
import { doubleQuoted, php as phpText, pythonOrGo, shell } from "@/lib/initialize/snippets/literals";
import { signatureSteps } from "@/lib/initialize/snippets/signature-steps";
import { snippetCall } from "@/lib/initialize/snippets/snippet-call";
import { SNIPPETS, type SnippetId } from "@/lib/initialize/snippets/snippets";

const ORIGIN = "https://cloudauth-intl.cn-hongkong.aliyuncs.com";
const draft: InitializeDraft = {
  ...defaultDraft("e0c34a77f5ac40a5aa5e6ed20c35aaaa"),
  MetaInfo: '{"deviceType":"web","ua":"It\'s a \\"test\\" $x `y` %s 电话"}',
  MerchantUserId: "somebody-to-be-kept-out",
  CallbackToken: "token-to-be-kept-out",
  CallbackUrl: "https://own.test/hook",
  callbackTo: "own",
  DocScanMode: "auto",
};
const write = (id: SnippetId, from = draft) => {
  const found = SNIPPETS.find((snippet) => snippet.id === id);
  return found ? found.write(snippetCall(from, ORIGIN)) : "";
};

/** Texts as people and devices write them: quotes, escapes, line ends, other scripts, halves of pairs. */
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        "'",
        "\\",
        "$",
        "`",
        "\n",
        "\r",
        "\t",
        "{",
        "}",
        "%",
        "é",
        "电",
        "😀",
        "*/",
        "?>",
        "\\u",
        "\u2028",
      ),
    )
    .map((parts) => parts.join("")),
);
const drafts = nasty.map((MetaInfo) => ({ ...draft, MetaInfo: MetaInfo === "" ? "{}" : MetaInfo }));

describe("a snippet", () => {
  test.each(SNIPPETS.map(({ id }) => id))("in %s names every parameter that is sent, and no secret", (id) => {
    const text = write(id);
    for (const { name } of snippetCall(draft, ORIGIN).parameters) expect(text).toContain(name);
    for (const absent of ["IdSpoof", "ShowGuidePage", "SceneCode", "to-be-kept-out"]) {
      expect(text).not.toContain(absent);
    }
  });

  test("leaves the console's own callback address to a variable", () => {
    const call = snippetCall({ ...draft, callbackTo: "console" }, ORIGIN);
    const names = call.parameters.filter(({ value }) => value.kind === "variable").map(({ name }) => name);
    expect(names).toEqual(["MerchantUserId", "CallbackUrl", "CallbackToken"]);
  });

  const GRAMMARS = { java, go, php, python } as const;
  test.each(Object.keys(GRAMMARS) as (keyof typeof GRAMMARS)[])(
    "in %s is a program, whatever MetaInfo is",
    (id) => {
      const faultsIn = (text: string) => {
        const faults: string[] = [];
        GRAMMARS[id].parse(text).iterate({
          enter: ({ type, from, to }) => {
            if (type.isError) faults.push(text.slice(Math.max(0, from - 20), to + 20));
          },
        });
        return faults;
      };
      expect(faultsIn(`${write(id)} )`)).not.toEqual([]);
      fc.assert(
        fc.property(drafts, (each) => {
          expect(faultsIn(write(id, each))).toEqual([]);
        }),
        { numRuns: 300 },
      );
    },
  );
});

const atHand = (command: string) => spawnSync(command, ["--version"]).status === 0;

describe("a literal", () => {
  test("of TypeScript and Java says the text itself", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const literal = doubleQuoted(text);
        expect(JSON.parse(literal)).toBe(text);
        expect(literal).toMatch(/^[ -~]*$/);
      }),
      { numRuns: 2_000 },
    );
  });

  test("of a shell is one word, the text itself", () => {
    const texts = fc.sample(nasty, 200).map((text) => text.toWellFormed().replaceAll("\0", ""));
    const script = texts.map((text) => `printf '%s\\0' ${shell(text)}`).join("\n");
    expect(execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1)).toEqual(texts);
  });

  test.runIf(atHand("python3"))("of Python says the text itself", () => {
    const texts = fc.sample(nasty, 500).map((text) => text.toWellFormed());
    const script = `import json\nprint(json.dumps([${texts.map(pythonOrGo).join(", ")}]))`;
    expect(JSON.parse(execFileSync("python3", ["-c", script], { encoding: "utf8" }))).toEqual(texts);
  });

  test("of PHP begins no variable and ends nowhere but at its end", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(phpText(text)).toMatch(/^"(?:[^"\\$]|\\u\{[0-9a-f]+\}|\\["\\$])*"$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

test.runIf(atHand("python3"))("the Python snippet compiles", () => {
  const check = ["-c", "import sys; compile(sys.stdin.read(), 'snippet', 'exec')"];
  expect(() => execFileSync("python3", check, { input: write("python") })).not.toThrow();
});

describe("the signature's steps", () => {
  test("show the query that is signed, byte for byte where nothing is kept out", () => {
    const texts = snippetCall(draft, ORIGIN).parameters.flatMap(({ name, value }) =>
      value.kind === "text" ? [[name, value.text] as const] : [],
    );
    const shown = shownQuery(snippetCall(draft, ORIGIN))
      .split("&")
      .filter((piece) => !piece.includes("<"));
    expect(shown.join("&")).toBe(canonicalQuery(Object.fromEntries(texts)));
  });

  test("hold no secret", () => {
    const said = JSON.stringify(signatureSteps(snippetCall(draft, ORIGIN)));
    expect(said).not.toContain("to-be-kept-out");
  });
});
