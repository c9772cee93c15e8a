export type Halves<T> = { product: T[]; bare: T[] };

/**
 * Runs both sides of a comparison in turn, round by round, each going first in every other round: neither always
 * meets the warmer machine.
 */
export async function interleave<T>(
  rounds: number,
  product: () => Promise<T>,
  bare: () => Promise<T>,
): Promise<Halves<T>> {
  const halves: Halves<T> = { product: [], bare: [] };
  const runProduct = async () => halves.product.push(await product());
  const runBare = async () => halves.bare.push(await bare());
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [runProduct, runBare] : [runBare, runProduct];
    for (const run of order) await run();
  }
  return halves;
}
