import { isNode, nodesOf, placeOf, type Source, type SyntaxNode } from "@/lib/i18n/testing/sources";

/** Attributes whose text people read or hear. */
const SPOKEN = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "description",
  "empty",
  "header",
  "hint",
  "label",
  "placeholder",
  "text",
  "title",
]);

/** A name of the vendor's own, such as MerchantBizId or `passed=`: the same in every language. */
const FIELD_NAME = /^(?:(?:[A-Z][a-z0-9]*){2,}|Code|Passed|passed|subCode|transactionId)=?$/;

function isWords(text: unknown): text is string {
  return typeof text === "string" && /\p{L}/u.test(text) && !FIELD_NAME.test(text.trim());
}

/** The texts that an expression may turn out as: through conditions and `&&`, not through calls. */
function literalsOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "TemplateLiteral":
      return (Array.isArray(node.quasis) ? node.quasis : []).filter(isNode).map((part) => rawOf(part));
    case "ConditionalExpression":
      return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
    case "LogicalExpression":
      return [...literalsOf(node.left), ...literalsOf(node.right)];
    case "ParenthesizedExpression":
    case "JSXExpressionContainer":
      return literalsOf(node.expression);
    default:
      return [];
  }
}

function rawOf(part: SyntaxNode): string {
  const value = part.value;
  return typeof value === "object" && value !== null && "raw" in value ? String(value.raw) : "";
}

/** `<kbd>`: what stands on a key is printed on the keyboard, not spoken in a language. */
function isKey(node: SyntaxNode): boolean {
  const opening = node.openingElement;
  return isNode(opening) && isNode(opening.name) && opening.name.name === "kbd";
}

function textsOf(node: SyntaxNode): unknown[] {
  if (node.type === "JSXElement" || node.type === "JSXFragment") {
    if (isKey(node)) return [];
    const children = Array.isArray(node.children) ? node.children.filter(isNode) : [];
    return children.flatMap((child) => {
      if (child.type === "JSXText") return [child.value];
      return child.type === "JSXExpressionContainer" ? literalsOf(child) : [];
    });
  }
  if (node.type === "JSXAttribute" && isNode(node.name) && SPOKEN.has(String(node.name.name))) {
    return literalsOf(node.value);
  }
  return [];
}

/** Words in a component that no translator will ever see, each with its place. */
export function literalTexts(source: Source): string[] {
  return [...nodesOf(source.tree)].flatMap((node) =>
    textsOf(node)
      .filter(isWords)
      .map((text) => `${placeOf(source, node)} ${text.trim()}`),
  );
}
