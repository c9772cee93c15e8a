import { cn } from "@/components/ui/cn";

type Props = {
  /** From 0 to 1. */
  share: number;
  className?: string;
};

/** A share as a length. The figure that says the same stands beside it, so that readers of screens skip this. */
export function ShareBar({ share, className }: Props) {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 10;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      className={cn("block h-1.5 w-full rounded-xs", className)}
    >
      <rect width="100" height="6" className="fill-line" />
      <rect width={width} height="6" className="fill-accent-solid" />
    </svg>
  );
}
