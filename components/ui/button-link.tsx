import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonVariant, buttonClass, type Look } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";

/** The same look on a link, which is never disabled. */
const LINK_HOVER: Record<ButtonVariant, string> = {
  primary: "hover:bg-accent-solid-hover",
  secondary: "hover:bg-hover",
  ghost: "hover:bg-hover hover:text-ink",
  danger: "hover:bg-danger-solid-hover",
};

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
