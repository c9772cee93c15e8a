export type Halves<P, B = P> = { product: P[]; bare: B[] };

/**
 * Runs both sides of a comparison in turn, round by round, each going first in every other round: neither always
 * meets the warmer machine.
 */
export async function interleave<P, B = P>(
  rounds: number,
  product: () => Promise<P>,
  bare: () => Promise<B>,
): Promise<Halves<P, B>> {
  const halves: Halves<P, B> = { product: [], bare: [] };
  const runProduct = async () => halves.product.push(await product());
  const runBare = async () => halves.bare.push(await bare());
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [runProduct, runBare] : [runBare, runProduct];
    for (const run of order) await run();
  }
  return halves;
}
