import { curl } from "@/lib/initialize/snippets/curl";
import { go } from "@/lib/initialize/snippets/go";
import { java } from "@/lib/initialize/snippets/java";
import { php } from "@/lib/initialize/snippets/php";
import { python } from "@/lib/initialize/snippets/python";
import type { SnippetCall } from "@/lib/initialize/snippets/snippet-call";
import { typescript } from "@/lib/initialize/snippets/typescript";

export type Snippet = { id: string; label: string; write: (call: SnippetCall) => string };

/** The ways in which one call can be written down, in the order of the tabs. */
export const SNIPPETS = [
  { id: "curl", label: "cURL", write: curl },
  { id: "java", label: "Java", write: java },
  { id: "python", label: "Python", write: python },
  { id: "go", label: "Go", write: go },
  { id: "typescript", label: "TypeScript", write: typescript },
  { id: "php", label: "PHP", write: php },
] as const satisfies readonly Snippet[];

export type SnippetId = (typeof SNIPPETS)[number]["id"];
