/** What every control in which something is typed or chosen looks like. */
export const CONTROL_CLASS =
  "w-full min-w-0 rounded border border-line-strong bg-surface text-base text-ink shadow-raised transition-colors touch-target disabled:bg-surface-sunken disabled:text-ink-muted [&[readonly]]:bg-surface-sunken aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger focus-visible:outline-offset-0";
