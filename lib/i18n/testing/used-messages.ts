import { isNode, nodesOf, placeOf, type Source, type SyntaxNode } from "@/lib/i18n/testing/sources";

/** A message that the code asks for by a literal name; `namespaces` are those that the name may belong to. */
export type UsedMessage = { place: string; namespaces: string[]; key: string };

const HOOKS = new Set(["useTranslations", "getTranslations"]);
const READERS = new Set(["rich", "markup", "raw", "has"]);

function text(node: unknown): string | null {
  return isNode(node) && node.type === "Literal" && typeof node.value === "string" ? node.value : null;
}

function argument(call: SyntaxNode, index: number): unknown {
  return Array.isArray(call.arguments) ? call.arguments[index] : undefined;
}

/** `useTranslations("x")` or `await getTranslations("x")`: "x", "" without a name, null for anything else. */
function namespaceOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === "AwaitExpression") return namespaceOf(node.argument);
  if (node.type !== "CallExpression" || !isNode(node.callee) || !HOOKS.has(String(node.callee.name)))
    return null;
  const first = argument(node, 0);
  return first === undefined ? "" : text(first);
}

/** Translators of one file by the name of their variable. Two functions may use one name for two namespaces. */
function translatorsOf(source: Source): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const node of nodesOf(source.tree)) {
    if (node.type !== "VariableDeclarator" || !isNode(node.id)) continue;
    const namespace = namespaceOf(node.init);
    const name = String(node.id.name);
    if (namespace !== null) found.set(name, [...(found.get(name) ?? []), namespace]);
  }
  return found;
}

function translatorName(callee: unknown): string | null {
  if (!isNode(callee)) return null;
  if (callee.type === "Identifier") return String(callee.name);
  if (callee.type !== "MemberExpression" || !isNode(callee.object) || !isNode(callee.property)) return null;
  return READERS.has(String(callee.property.name)) ? String(callee.object.name) : null;
}

/** Literal keys that translators of this file are asked for. Keys that are put together at run time are not seen. */
export function usedMessages(source: Source): UsedMessage[] {
  const translators = translatorsOf(source);
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (node.type !== "CallExpression") return [];
    const namespaces = translators.get(translatorName(node.callee) ?? "");
    const key = text(argument(node, 0));
    return namespaces && key !== null ? [{ place: placeOf(source, node), namespaces, key }] : [];
  });
}

/** The sentences that AppErrors name: a key of `errors`, or of another namespace when it has a dot. */
export function namedErrors(source: Source): { place: string; path: string }[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (node.type !== "NewExpression" || !isNode(node.callee) || node.callee.name !== "AppError") return [];
    const key = text(argument(node, 1));
    if (key === null) return [];
    return [{ place: placeOf(source, node), path: key.includes(".") ? key : `errors.${key}` }];
  });
}
