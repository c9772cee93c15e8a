const FIELD = [
  "input:enabled:not([type=radio]:not(:checked))",
  "select:enabled",
  "textarea:enabled",
  "[role=combobox]:enabled",
].join();

/** The first thing in there that is filled in; of radio buttons the one that is chosen. */
export function firstField(place: ParentNode): HTMLElement | null {
  return place.querySelector<HTMLElement>(FIELD);
}
