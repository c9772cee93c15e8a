"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { isCurrent, navigationFor } from "@/components/frame/navigation";
import { cn } from "@/components/ui/cn";

type NavLinksProps = {
  permissions: readonly string[];
  layout: "bar" | "sheet";
  onNavigate?: () => void;
};

const LOOK = {
  bar: "flex h-full items-center border-b-2 px-2.5 text-sm",
  sheet: "flex min-h-11 items-center rounded border-l-2 px-3 text-base",
};

const CURRENT = {
  bar: "border-accent-solid font-medium text-ink",
  sheet: "border-accent-solid bg-hover font-medium text-ink",
};

/** The pages of the console that one's role may open. */
export function NavLinks({ permissions, layout, onNavigate }: NavLinksProps) {
  const t = useTranslations("frame");
  const pathname = usePathname();
  return (
    <nav aria-label={t("navigation")} className={layout === "bar" ? "h-full" : undefined}>
      <ul className={layout === "bar" ? "flex h-full" : "flex flex-col gap-0.5"}>
        {navigationFor(permissions).map(({ key, href }) => {
          const current = isCurrent(href, pathname);
          return (
            <li key={key}>
              <Link
                href={href}
                // Seven pages drawn in advance at every visit would be seven questions to the database.
                prefetch={false}
                aria-current={current ? "page" : undefined}
                onClick={onNavigate}
                className={cn(
                  LOOK[layout],
                  "whitespace-nowrap focus-visible:-outline-offset-2",
                  current ? CURRENT[layout] : "border-transparent text-ink-muted hover:text-ink",
                )}
              >
                {t(key)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
