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

/** The parts of the console that act by themselves here, as the trail names them. */
export function namedParts(source: Source): { place: string; path: string }[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (node.type !== "CallExpression" || !isNode(node.callee)) return [];
    const label = node.callee.name === "changedByConsole" ? text(argument(node, 0)) : null;
    return label === null ? [] : [{ place: placeOf(source, node), path: `audit.parts.${label}` }];
  });
}

/**
 * Whether anything in these files could name a message: a text that is the key or the end of it, or a template that
 * may become that.
 */
export function namesOf(sources: readonly Source[]): (path: string) => boolean {
  const texts = new Set<string>();
  const templates = new Set<string>();
  for (const node of sources.flatMap(({ tree }) => [...nodesOf(tree)])) {
    const written = text(node);
    if (written !== null) texts.add(written);
    const template = templateOf(node);
    if (template !== null) templates.add(template);
  }
  const anyTemplate = new RegExp(`^(?:${[...templates].join("|")})$`);
  const isNamed = (key: string) => texts.has(key) || anyTemplate.test(key);
  return (path) => {
    const steps = path.split(".");
    return steps.some((_, from) => isNamed(steps.slice(from).join(".")));
  };
}

/** What a template may become, as an expression; one without a letter of its own could become anything. */
function templateOf({ type, quasis }: SyntaxNode): string | null {
  if (type !== "TemplateLiteral" || !Array.isArray(quasis)) return null;
  const parts = quasis.map(({ value }) => value.raw.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return quasis.some(({ value }) => /[a-z]/i.test(value.raw)) ? parts.join(".+") : null;
}
