import Link from "next/link";
import type { ReactNode } from "react";
import { AccountMenu, type FrameActor } from "@/components/frame/account-menu";
import { Brand } from "@/components/frame/brand";
import { LocaleSwitch } from "@/components/frame/locale-switch";
import { NavLinks } from "@/components/frame/nav-links";
import { NavSheet } from "@/components/frame/nav-sheet";
import { PaletteButton } from "@/components/frame/palette-button";
import { MAIN_ID, SkipLink } from "@/components/frame/skip-link";
import { ThemeSwitch } from "@/components/frame/theme-switch";

type AppFrameProps = {
  actor: FrameActor;
  /** What the role grants; decides what is drawn, never what is allowed. */
  permissions: readonly string[];
  children: ReactNode;
};

/** The top bar and the place below it. The navigation is a sheet under 1,100 px. */
export function AppFrame({ actor, permissions, children }: AppFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col overflow-x-clip">
      <SkipLink />
      <header
        data-print="hide"
        className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b border-line bg-surface px-2 min-[1100px]:px-4"
      >
        <div className="min-[1100px]:hidden">
          <NavSheet permissions={permissions} />
        </div>
        <Link href="/" className="mr-2 rounded-sm">
          <Brand />
        </Link>
        <div className="h-full max-[1099px]:hidden">
          <NavLinks permissions={permissions} layout="bar" />
        </div>
        <div className="ml-auto flex items-center gap-0.5">
          {permissions.length > 0 ? <PaletteButton /> : null}
          <LocaleSwitch />
          <ThemeSwitch />
          <AccountMenu actor={actor} />
        </div>
      </header>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className="mx-auto w-full max-w-content grow px-4 py-4 outline-none has-data-wide:max-w-none md:px-6 md:py-6"
      >
        {children}
      </main>
    </div>
  );
}
