import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** Plain table for a few fixed rows; lists use components/shared/data-table. Scrolls inside itself when narrow. */
export function Table({ className, "aria-label": label, ...rest }: ComponentProps<"table">) {
  return (
    // A region that scrolls must be reachable by keyboard. Positioned, so that what is there for screen readers alone
    // scrolls with it and does not widen the page.
    <section
      className="fades-when-wider relative overflow-x-auto"
      aria-label={label}
      tabIndex={label ? 0 : undefined}
    >
      <table aria-label={label} className={cn("w-full border-collapse text-sm", className)} {...rest} />
    </section>
  );
}

export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead className={cn("bg-surface-sunken text-left text-xs text-ink-muted", className)} {...rest} />;
}

export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody {...props} />;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={cn("border-b border-line last:border-b-0", className)} {...rest} />;
}

export function TableHeader({ className, scope = "col", ...rest }: ComponentProps<"th">) {
  return <th scope={scope} className={cn("h-8 px-3 font-medium whitespace-nowrap", className)} {...rest} />;
}

export function TableCell({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("h-8 px-3 py-1 align-middle", className)} {...rest} />;
}
