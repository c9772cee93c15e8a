"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup as Base } from "@base-ui/react/radio-group";
import { type ComponentProps, useId } from "react";
import { cn } from "@/components/ui/cn";

export type RadioOption = { value: string; label: string; hint?: string; disabled?: boolean };

export type RadioGroupProps = Omit<
  ComponentProps<typeof Base<string>>,
  "className" | "children" | "onValueChange"
> & {
  options: readonly RadioOption[];
  /** `row` for two or three short labels, `column` when each has a sentence. */
  layout?: "row" | "column";
  onValueChange?: (value: string) => void;
  className?: string;
};

function RadioItem({ option }: { option: RadioOption }) {
  const id = useId();
  return (
    <div className="flex items-start gap-2 rounded border border-line bg-surface px-2.5 py-1.5 touch-target has-data-checked:border-accent-solid has-data-checked:bg-accent-soft">
      <Radio.Root
        value={option.value}
        disabled={option.disabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
        id={id}
        className="mt-0.5 flex size-4 shrink-0 cursor-pointer items-center justify-center rounded-full border border-line-strong bg-surface data-checked:border-accent-solid data-disabled:opacity-50"
      >
        <Radio.Indicator className="size-2 rounded-full bg-accent-solid" />
      </Radio.Root>
      <label htmlFor={id} className="grow">
        <span id={`${id}-label`}>{option.label}</span>
        {option.hint ? (
          <span id={`${id}-hint`} className="block text-xs text-ink-muted">
            {option.hint}
          </span>
        ) : null}
      </label>
    </div>
  );
}

/** One of a few: arrow keys move, Tab leaves. Name it with `aria-labelledby` or `aria-label`. */
export function RadioGroup({ options, layout = "row", onValueChange, className, ...rest }: RadioGroupProps) {
  return (
    <Base<string>
      className={cn("flex gap-2", layout === "row" ? "flex-wrap" : "flex-col", className)}
      onValueChange={(value) => onValueChange?.(value)}
      {...rest}
    >
      {options.map((option) => (
        <RadioItem key={option.value} option={option} />
      ))}
    </Base>
  );
}
