import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A native checkbox; give it its label with `htmlFor` or put both into one label. */
export function Checkbox({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return (
    <input
      type="checkbox"
      className={cn("size-4 shrink-0 rounded-sm pointer-coarse:size-6 accent-accent-solid", className)}
      {...rest}
    />
  );
}
