import Link from "next/link";
import type { ComponentProps } from "react";
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

/** The same look on a link, which is never disabled. */
const LINK_HOVER: Record<ButtonVariant, string> = {
  primary: "hover:bg-accent-solid-hover",
  secondary: "hover:bg-hover",
  ghost: "hover:bg-hover hover:text-ink",
  danger: "hover:bg-danger-solid-hover",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 px-2.5 text-sm",
  md: "h-8 px-3 text-base",
  icon: "size-8 p-0",
};

type Look = { variant?: ButtonVariant; size?: ButtonSize };

function buttonClass({ variant = "secondary", size = "md" }: Look): string {
  return cn(BASE, VARIANTS[variant], SIZES[size]);
}

export type ButtonProps = ComponentProps<"button"> & Look;

/** A button that does not submit unless told so with `type="submit"`. */
export function Button({ variant, size, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={cn(buttonClass({ variant, size }), className)} {...rest} />;
}

export type ButtonLinkProps = ComponentProps<typeof Link> & Look;

/** A link that leads somewhere and looks like a button. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return (
    <Link
      className={cn(buttonClass({ variant, size }), LINK_HOVER[variant ?? "secondary"], className)}
      {...rest}
    />
  );
}
