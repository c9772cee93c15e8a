type Texts = { (key: string): string; raw(key: string): unknown };

/**
 * The text that stands for a word of somebody else's in a group of messages, or null when there is none. Whatever
 * the word is, `a.b` or `constructor` say, it is never taken for a way to another text.
 */
export function ownText(t: Texts, group: string, word: string): string | null {
  const texts = t.raw(group);
  if (typeof texts !== "object" || texts === null) return null;
  const own = Object.entries(texts).find(([name]) => name === word);
  return typeof own?.[1] === "string" ? t(`${group}.${word}`) : null;
}
