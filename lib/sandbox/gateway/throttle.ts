/** Counts calls of the last second by action. */
export class Throttle {
  readonly #perSecond: number;
  readonly #recent = new Map<string, number[]>();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** True when this call is within the limit; only such a call counts. `now` in milliseconds. */
  admits(action: string, now: number): boolean {
    const recent = (this.#recent.get(action) ?? []).filter((at) => at > now - 1000 && at <= now);
    const admitted = recent.length < this.#perSecond;
    if (admitted) recent.push(now);
    this.#recent.set(action, recent);
    return admitted;
  }
}
