/**
 * Where a key leads in an open menu: arrows go round, Home and End to the ends, a letter to the next item that
 * begins with it. Null when the key means nothing here.
 *
 * @param current index of the item that has the focus, -1 for none
 * @param labels what the items say
 */
export function nextItem(key: string, current: number, labels: readonly string[]): number | null {
  const count = labels.length;
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (current + 1) % count;
    case "ArrowUp":
      return current <= 0 ? count - 1 : current - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return key.length === 1 && key !== " " ? startingWith(key, current, labels) : null;
  }
}

function startingWith(letter: string, current: number, labels: readonly string[]): number | null {
  const wanted = letter.toLocaleLowerCase();
  const order = labels.map((_, step) => (current + 1 + step) % labels.length);
  return order.find((index) => labels[index]?.trim().toLocaleLowerCase().startsWith(wanted)) ?? null;
}
