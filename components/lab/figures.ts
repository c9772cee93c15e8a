/** A share from 0 to 1, as a reader takes it in: whole percents, and never 100 or 0 for what is only close to it. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return "99%";
  if (rounded === 0 && share > 0) return "1%";
  return `${rounded}%`;
}

/** Seconds to a tenth while they are few. */
export function seconds(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} s`;
}
