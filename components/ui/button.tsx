import type { ComponentProps } from "react";
import { buttonClass, type Look } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";

export type ButtonProps = ComponentProps<"button"> & Look;

/** A button that does not submit unless told so with `type="submit"`. */
export function Button({ variant, size, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={cn(buttonClass({ variant, size }), className)} {...rest} />;
}
