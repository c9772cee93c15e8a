import type { ReactNode } from "react";

/** The story beside what can be done about it; on narrow screens what can be done comes first. */
export function DetailColumns({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-4 lg:flex-row-reverse lg:items-start">
      <div className="flex min-w-0 flex-col gap-4 empty:hidden lg:sticky lg:top-16 lg:w-80 lg:shrink-0">
        {side}
      </div>
      <div className="flex min-w-0 grow flex-col gap-4">{children}</div>
    </div>
  );
}
