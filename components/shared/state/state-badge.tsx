import { useTranslations } from "next-intl";
import { StateIcon } from "@/components/shared/state/state-icon";
import { STATE_TONE } from "@/components/shared/state/state-tone";
import type { Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { Rejection } from "@/lib/transactions/rejection";
import type { ShownState } from "@/lib/transactions/state";

const TINT: Record<Tone, string> = {
  neutral: "text-ink-muted",
  accent: "text-accent",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
  info: "text-info",
  sandbox: "text-sandbox",
};

export type StateBadgeProps = {
  state: ShownState;
  fraction?: number;
  contradiction?: boolean;
  /** Of a rejected one, when nobody refused it for good. */
  rejection?: Rejection;
  size?: "sm" | "lg";
  className?: string;
};

/** Shape, colour and word of a state: the same wherever a transaction appears. */
export function StateBadge(props: StateBadgeProps) {
  const { state, fraction, contradiction, rejection = "refused", size = "sm", className } = props;
  const t = useTranslations("state");
  const word = state === "rejected" && rejection !== "refused" ? t(rejection) : t(state);
  return (
    <span
      data-state={state}
      className={cn(
        "inline-flex items-center align-middle gap-1.5 font-medium whitespace-nowrap",
        size === "lg" && "gap-2 text-xl font-semibold",
        className,
      )}
    >
      <StateIcon
        state={state}
        fraction={fraction}
        contradiction={contradiction}
        className={cn(TINT[STATE_TONE[state]], size === "lg" && "size-5")}
      />
      {contradiction ? t("contradiction", { state: word }) : word}
    </span>
  );
}
