"use client";

import { Switch as Base } from "@base-ui/react/switch";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

export type SwitchProps = Omit<ComponentProps<typeof Base.Root>, "className" | "children"> & {
  className?: string;
};

/** On or off, taking effect as a value of the form; the knob's place says it without colour. */
export function Switch({ className, ...rest }: SwitchProps) {
  return (
    <Base.Root
      className={cn(
        "relative inline-flex h-5 w-9 shrink-0 cursor-pointer items-center rounded-full border border-line-strong bg-surface-sunken p-0.5 transition-colors pointer-coarse:after:absolute pointer-coarse:after:-inset-3 data-checked:border-accent-solid data-checked:bg-accent-solid data-disabled:opacity-50",
        className,
      )}
      {...rest}
    >
      <Base.Thumb className="size-3.5 rounded-full bg-line-strong transition-transform data-checked:translate-x-4 data-checked:bg-on-solid" />
    </Base.Root>
  );
}
