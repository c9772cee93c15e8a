/** What nobody can see: white space, controls, formats (zero-width, directions, soft hyphens), fillers and lone marks. */
const VISIBLE = /[^\s\p{C}\p{M}\p{Z}\u115f\u1160\u3164\uffa0\u2800]/u;

/**
 * Characters that turn the direction of what follows (embeddings, overrides, isolates): a text that holds one can be
 * shown in another order than it is stored, and what stands after it on the same line with it. The marks U+200E,
 * U+200F and U+061C turn nothing and are needed in Arabic and Hebrew.
 */
const TURNS_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;

/** Whether something of a text can be seen. An empty one hides nothing: whether it may be empty is another question. */
export function isVisible(text: string): boolean {
  return text === "" || VISIBLE.test(text);
}

/** Whether a text is shown in the order in which it is stored. */
export function keepsDirection(text: string): boolean {
  return !TURNS_DIRECTION.test(text);
}
