"use client";

import { type ComponentProps, useId } from "react";
import { cn } from "@/components/ui/cn";

export type RadioOption = { value: string; label: string; hint?: string; disabled?: boolean };

export type RadioGroupProps = Omit<
  ComponentProps<"div">,
  "role" | "onChange" | "defaultValue" | "children"
> & {
  options: readonly RadioOption[];
  value: string;
  onValueChange?: (value: string) => void;
  /** `row` for two or three short labels, `column` when each has a sentence. */
  layout?: "row" | "column";
  name?: string;
  disabled?: boolean;
};

type RadioItemProps = ComponentProps<"input"> & { option: RadioOption };

function RadioItem({ option, ...rest }: RadioItemProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2 rounded border border-line bg-surface px-2.5 py-1.5 touch-target has-checked:border-accent-solid has-checked:bg-accent-soft">
      <input
        type="radio"
        id={id}
        value={option.value}
        aria-labelledby={`${id}-label`}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-line-strong bg-surface checked:border-accent-solid checked:bg-accent-solid checked:bg-clip-content checked:p-[3px] disabled:opacity-50"
        {...rest}
      />
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
export function RadioGroup(props: RadioGroupProps) {
  const { options, value, onValueChange, layout = "row", name, disabled, className, ...rest } = props;
  const made = useId();
  return (
    <div
      role="radiogroup"
      className={cn("flex gap-2", layout === "row" ? "flex-wrap" : "flex-col", className)}
      {...rest}
    >
      {options.map((option) => (
        <RadioItem
          key={option.value}
          option={option}
          name={name ?? made}
          checked={option.value === value}
          disabled={disabled || option.disabled}
          onChange={() => onValueChange?.(option.value)}
        />
      ))}
    </div>
  );
}
