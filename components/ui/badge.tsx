import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

export type Tone = "neutral" | "accent" | "success" | "warning" | "danger" | "info" | "sandbox";

export const TONE_CLASS: Record<Tone, string> = {
  neutral: "border-line bg-surface-sunken text-ink-muted",
  accent: "border-accent-line bg-accent-soft text-accent",
  success: "border-success-line bg-success-soft text-success",
  warning: "border-warning-line bg-warning-soft text-warning",
  danger: "border-danger-line bg-danger-soft text-danger",
  info: "border-info-line bg-info-soft text-info",
  sandbox: "border-sandbox-line bg-sandbox-soft text-sandbox",
};

export type BadgeProps = ComponentProps<"span"> & { tone?: Tone };

export function Badge({ tone = "neutral", className, ...rest }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap",
        TONE_CLASS[tone],
        className,
      )}
      {...rest}
    />
  );
}
