import Link from "next/link";
import type { ReactNode } from "react";

export type Crumb = { href: string; label: string };

type PageHeaderProps = {
  title: ReactNode;
  /** Ways up, only where there is depth. */
  crumbs?: readonly Crumb[];
  crumbsLabel?: string;
  description?: ReactNode;
  /** Beside the title: a state, an environment tag. */
  aside?: ReactNode;
  actions?: ReactNode;
};

/** The one h1 of a page, what it is about, and what can be done with all of it. */
export function PageHeader({ title, crumbs, crumbsLabel, description, aside, actions }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {crumbs && crumbs.length > 0 ? (
          <nav aria-label={crumbsLabel} className="mb-1 flex gap-1.5 text-sm text-ink-muted">
            {crumbs.map((crumb, place) => (
              <span key={crumb.href} className="flex gap-1.5">
                <Link href={crumb.href} className="rounded-sm hover:text-ink hover:underline">
                  {crumb.label}
                </Link>
                {place < crumbs.length - 1 ? <span aria-hidden>{"/"}</span> : null}
              </span>
            ))}
          </nav>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold break-words">{title}</h1>
          {aside}
        </div>
        {description ? <p className="mt-0.5 max-w-prose text-ink-muted">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
