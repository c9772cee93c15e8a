"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";

type LabelledCheckboxProps = Omit<ComponentProps<typeof Checkbox>, "id"> & { children: ReactNode };

/** A checkbox and its words, both of which take the press. */
export function LabelledCheckbox({ children, ...control }: LabelledCheckboxProps) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex w-fit items-center gap-2 touch-target">
      <Checkbox id={id} {...control} />
      {children}
    </label>
  );
}
