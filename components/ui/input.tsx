import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { CONTROL_CLASS } from "@/components/ui/control-class";

/** `mono` is for ids, codes and addresses, where each character counts. */
export type InputProps = ComponentProps<"input"> & { mono?: boolean };

export function Input({ mono, className, type = "text", ...rest }: InputProps) {
  return (
    <input
      type={type}
      className={cn(CONTROL_CLASS, "h-8 px-2.5", mono && "font-mono text-sm", className)}
      {...rest}
    />
  );
}
