/**
 * The same value for every caller in this process. A plain module variable is not enough: Next bundles a copy
 * of each module for every route, and the server's own code is another copy.
 */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const shared = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`id-verification-console.${name}`);
  shared[key] ??= make();
  return shared[key];
}

/** Takes the value out, so that the next caller makes a new one. */
export function forgetOnce<T>(name: string): T | undefined {
  const shared = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`id-verification-console.${name}`);
  const value = shared[key];
  delete shared[key];
  return value;
}
