import {
  CircleCheck,
  CircleDashed,
  CirclePause,
  CirclePlay,
  CircleSlash,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { ExperimentState } from "@/lib/lab/view";

const SHAPE: Record<ExperimentState, { Icon: LucideIcon; tint: string }> = {
  planned: { Icon: CircleDashed, tint: "text-ink-muted" },
  running: { Icon: CirclePlay, tint: "text-accent" },
  paused: { Icon: CirclePause, tint: "text-warning" },
  cancelled: { Icon: CircleSlash, tint: "text-ink-muted" },
  done: { Icon: CircleCheck, tint: "text-success" },
};

type Props = { state: ExperimentState; size?: "sm" | "lg" };

/** Where an experiment stands, by shape and word; the colour only repeats it. */
export function ExperimentStateBadge({ state, size = "sm" }: Props) {
  const t = useTranslations("lab");
  const { Icon, tint } = SHAPE[state];
  return (
    <span
      data-experiment-state={state}
      className={cn(
        "inline-flex items-center gap-1.5 align-middle font-medium whitespace-nowrap",
        size === "lg" && "text-base font-semibold",
      )}
    >
      <Icon aria-hidden className={cn("size-4 shrink-0", tint)} />
      {t(`state.${state}`)}
    </span>
  );
}
