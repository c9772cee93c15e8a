/** A text as it is compared: width and case of its letters do not matter. */
export const plain = (text: string) => text.normalize("NFKC").toLowerCase();

/** The words of what was typed, each of which must stand somewhere in what is looked for. */
export const wordsOf = (typed: string) => plain(typed).split(/\s+/).filter(Boolean);
