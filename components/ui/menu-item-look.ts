export const MENU_ITEM =
  "flex min-h-8 w-full cursor-default items-center gap-2 rounded px-2 text-left text-base outline-hidden select-none touch-target aria-disabled:opacity-50 focus:bg-hover";

/** One item is lit at a time: the pointer takes the focus along. */
export function focusIt({ currentTarget }: { currentTarget: HTMLElement }): void {
  if (document.activeElement !== currentTarget) currentTarget.focus({ preventScroll: true });
}
