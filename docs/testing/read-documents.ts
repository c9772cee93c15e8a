import { globSync, readFileSync } from "node:fs";

export type MarkdownDocument = {
  /** From the root: `docs/architecture.md`. */
  file: string;
  text: string;
};

/** The documents that tell how things are now; decisions tell how they were when they were taken. */
export function readDocuments(): MarkdownDocument[] {
  const files = ["README.md", ...globSync("docs/*.md").sort()];
  return files.map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

export function readDocument(file: string): string {
  return readFileSync(file, "utf8");
}

const FENCED = /^```(\w*)\n(.*?)^```$/gms;

/** The contents of fenced blocks of one language. */
export function blocks(text: string, language: string): string[] {
  return [...text.matchAll(FENCED)].flatMap(([, name, content = ""]) => (name === language ? [content] : []));
}

/** Running text, tables and lists: all but the fenced blocks. */
export function prose(text: string): string {
  return text.replace(FENCED, "");
}

/** Texts in backticks, in prose. */
export function codeSpans(text: string): string[] {
  return [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
}

/** What links and pictures point at, in prose. */
export function linkTargets(text: string): string[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

/** Texts in bold: in the documents they are labels of the screen or words that stand out. */
export function boldTexts(text: string): string[] {
  return [...prose(text).matchAll(/\*\*([^*\n]+)\*\*/g)].map(([, bold = ""]) => bold);
}

/** The anchors of a document's headings, as the usual hosts make them. */
export function anchors(text: string): string[] {
  return [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
