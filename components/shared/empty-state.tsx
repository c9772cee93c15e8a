import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type EmptyStateProps = {
  title: ReactNode;
  /** What to do next. */
  children?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
  /** `h1` where this is all that the page shows. */
  heading?: "h1" | "h2" | "p";
  className?: string;
};

/** Where a list would be: says why it is empty and what the next step is. */
export function EmptyState({ title, children, actions, icon, heading, className }: EmptyStateProps) {
  const Heading = heading ?? "p";
  return (
    <div className={cn("flex flex-col items-center gap-1 px-4 py-12 text-center", className)}>
      {icon ? <div className="mb-2 text-ink-faint [&>svg]:size-6">{icon}</div> : null}
      <Heading className={cn("font-semibold", heading === "h1" && "text-xl")}>{title}</Heading>
      {children ? <div className="max-w-prose text-sm text-ink-muted">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
