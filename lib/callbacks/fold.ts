import { isNoise } from "@/lib/callbacks/verdict";
import type { DeliveryView } from "@/lib/callbacks/view";

/** Kinds of deliveries that are shown at most: with the right token, and of those that tell nothing. */
export const MOST_SHOWN = { told: 60, noise: 10 };

/**
 * Makes one of those that are identical in fields, spelling and verdict on them, whenever they came: the first one,
 * which then says how many followed. Of the kinds, the first ones are kept, noise apart, so that no amount of it
 * hides what counts.
 */
export function foldDeliveries(deliveries: readonly DeliveryView[]): DeliveryView[] {
  const kinds = new Map<string, DeliveryView>();
  for (const delivery of deliveries) {
    const print = JSON.stringify([delivery.fields, delivery.erased]);
    const first = kinds.get(print);
    const count = (first?.again?.count ?? 0) + 1;
    kinds.set(print, first ? { ...first, again: { count, lastAt: delivery.receivedAt } } : delivery);
  }
  const left = { ...MOST_SHOWN };
  return [...kinds.values()].filter(({ verdict }) => {
    const kind = isNoise(verdict) ? "noise" : "told";
    left[kind] -= 1;
    return left[kind] >= 0;
  });
}
