import type { ReactNode } from "react";
import { Brand } from "@/components/frame/brand";
import { LocaleSwitch } from "@/components/frame/locale-switch";
import { MAIN_ID, SkipLink } from "@/components/frame/skip-link";
import { ThemeSwitch } from "@/components/frame/theme-switch";

/** What stands around a page that is shown to nobody in particular: signing in, and pages that do not exist. */
export function BareFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex h-12 items-center justify-between px-4">
        <Brand />
        <div className="flex gap-0.5">
          <LocaleSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="flex grow flex-col px-4 py-6 outline-none">
        {children}
      </main>
    </div>
  );
}
