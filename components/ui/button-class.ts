import { cn } from "@/components/ui/cn";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "icon";

const BASE =
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded border font-medium whitespace-nowrap select-none touch-target transition-colors disabled:opacity-50 aria-disabled:opacity-50";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent-solid text-on-solid enabled:hover:bg-accent-solid-hover",
  secondary: "border-line-strong bg-surface text-ink shadow-raised enabled:hover:bg-hover",
  ghost: "border-transparent bg-transparent text-ink-muted enabled:hover:bg-hover enabled:hover:text-ink",
  danger: "border-transparent bg-danger-solid text-on-solid enabled:hover:bg-danger-solid-hover",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 px-2.5 text-sm",
  md: "h-8 px-3 text-base",
  icon: "size-8 p-0",
};

export type Look = { variant?: ButtonVariant; size?: ButtonSize };

/** What a button, or a link that looks like one, looks like. */
export function buttonClass({ variant = "secondary", size = "md" }: Look): string {
  return cn(BASE, VARIANTS[variant], SIZES[size]);
}
