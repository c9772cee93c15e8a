/** The middle value; between the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = sort(values);
  const middle = sorted.length / 2;
  const upper = at(sorted, Math.floor(middle));
  return Number.isInteger(middle) ? (at(sorted, middle - 1) + upper) / 2 : upper;
}

/** The smallest value that `share` (0 to 1) of all values do not exceed: nearest rank, so always one that was measured. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = sort(values);
  return at(sorted, Math.max(0, Math.ceil(share * sorted.length) - 1));
}

/** Product to bare, round by round: what both rounds of a pair suffered from the machine falls out. */
export function pairedRatio(product: readonly number[], bare: readonly number[]): number {
  return median(pairs(product, bare).map(([ours, theirs]) => ours / theirs));
}

/** Product less bare, round by round. */
export function pairedDifference(product: readonly number[], bare: readonly number[]): number {
  return median(pairs(product, bare).map(([ours, theirs]) => ours - theirs));
}

function pairs(product: readonly number[], bare: readonly number[]): [number, number][] {
  if (product.length !== bare.length) throw new RangeError("Every round has a product and a bare half.");
  return product.map((value, round) => [value, at(bare, round)]);
}

function sort(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError("There is nothing to take a figure from.");
  return [...values].sort((a, b) => a - b);
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`No value at ${index}.`);
  return value;
}
