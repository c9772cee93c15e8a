import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { TONE_CLASS } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";

export type AlertTone = "info" | "success" | "warning" | "danger";

const ICONS = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: OctagonAlert };

export type AlertProps = {
  tone?: AlertTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Spoken at once when it appears; leave it out for what is there from the start. */
  live?: boolean;
  className?: string;
};

export function Alert({ tone = "info", title, children, actions, live, className }: AlertProps) {
  const Icon = ICONS[tone];
  return (
    <div
      role={live ? "alert" : undefined}
      className={cn("flex gap-2.5 rounded-md border px-3 py-2.5", TONE_CLASS[tone], className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 grow text-ink">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-sm break-words">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
