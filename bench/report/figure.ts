/** What proof.md asks of a figure; `better` says which way is up. */
export type Bar = { first: number; stretch: number; better: "higher" | "lower" };

export type Verdict = "stretch reached" | "first bar reached" | "below first bar" | "no bar set";

/** One line of the table. `value` is what the bar judges: a ratio, a difference or a plain figure, as `unit` says. */
export type Figure = {
  /** Row of proof.md, `P13` say; "" where it has none. */
  row: string;
  name: string;
  product: string;
  bare: string;
  value: number;
  unit: "×" | "ms" | "s" | "KiB" | "MiB";
  /** True when `value` is product less bare. */
  added?: boolean;
  bar?: Bar;
  /** What one must know to read the figure. */
  note?: string;
};

/** What a room of the bench hands back: its lines, and every single round they were made from. */
export type Outcome = { figures: Figure[]; rounds: Record<string, readonly number[]> };

export function verdictOf(value: number, bar: Bar | undefined): Verdict {
  if (!bar) return "no bar set";
  const reaches = (limit: number) => (bar.better === "higher" ? value >= limit : value <= limit);
  if (reaches(bar.stretch)) return "stretch reached";
  return reaches(bar.first) ? "first bar reached" : "below first bar";
}

/** A number with as many digits as can mean something: three, and never an exponent. */
export function digits(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString("en");
  if (size >= 10) return value.toFixed(1);
  return size >= 1 ? value.toFixed(2) : value.toFixed(3);
}

export function valueText(figure: Figure): string {
  const sign = figure.added && figure.value >= 0 ? "+" : "";
  return `${sign}${digits(figure.value)}${figure.unit === "×" ? " ×" : ` ${figure.unit}`}`;
}

export function barText(limit: number, bar: Bar, unit: Figure["unit"]): string {
  return `${bar.better === "higher" ? "≥" : "≤"} ${limit} ${unit}`;
}
