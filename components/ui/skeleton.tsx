import { cn } from "@/components/ui/cn";

/** Holds the place of something slow; give it the width and height of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block animate-pulse rounded bg-line", className)} />;
}
