import { isNode, nodesOf, type Source, type SyntaxNode } from "@/lib/i18n/testing/sources";

/** The files of the project that a file imports at run time; packages and mere types aside. */
function importsOf(source: Source, known: ReadonlyMap<string, Source>): Source[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    const isImport = node.type === "ImportDeclaration" || node.type === "ImportExpression";
    if (!isImport || node.importKind === "type" || !isNode(node.source)) return [];
    const path = String(node.source.value).replace(/^@\//, "");
    const found = ["", ".ts", ".tsx"].map((extension) => known.get(path + extension)).find(Boolean);
    return found ? [found] : [];
  });
}

/** "use client" or "use server" at the head of a file. */
function directiveOf({ tree }: Source): string | null {
  const [first] = Array.isArray(tree.body) ? tree.body : [];
  return isNode(first) && typeof first.directive === "string" ? first.directive : null;
}

function calledWith(node: SyntaxNode, callee: string): string | null {
  if (node.type !== "CallExpression" || !isNode(node.callee) || node.callee.name !== callee) return null;
  const [first] = Array.isArray(node.arguments) ? node.arguments : [];
  return isNode(first) && typeof first.value === "string" ? first.value : null;
}

/** Namespaces whose messages the browser needs for a file: those of each client component that it leads to. */
export function clientNamespaces(entry: Source, known: ReadonlyMap<string, Source>): Set<string> {
  const needed = new Set<string>();
  const seen = new Set<string>();
  const visit = (source: Source, inBrowser: boolean) => {
    const here = inBrowser || directiveOf(source) === "use client";
    if (directiveOf(source) === "use server" || seen.has(`${source.path}:${here}`)) return;
    seen.add(`${source.path}:${here}`);
    if (here) {
      for (const node of nodesOf(source.tree)) {
        const namespace = calledWith(node, "useTranslations");
        if (namespace !== null) needed.add(namespace.split(".")[0] ?? "");
      }
    }
    for (const next of importsOf(source, known)) visit(next, here);
  };
  visit(entry, false);
  return needed;
}

/** Namespaces that a file hands to `PageMessages`. */
export function sentNamespaces(source: Source): string[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    if (node.type !== "JSXOpeningElement" || !isNode(node.name) || node.name.name !== "PageMessages")
      return [];
    return [...nodesOf(node)].flatMap((each) =>
      each.type === "ArrayExpression" && Array.isArray(each.elements)
        ? each.elements.filter(isNode).map(({ value }) => String(value))
        : [],
    );
  });
}

/** The layouts around a page, from the outermost on. */
export function layoutsOf(path: string, known: ReadonlyMap<string, Source>): Source[] {
  const folders = path.split("/").slice(0, -1);
  return folders.flatMap((_, depth) => {
    const layout = known.get([...folders.slice(0, depth + 1), "layout.tsx"].join("/"));
    return layout ? [layout] : [];
  });
}
