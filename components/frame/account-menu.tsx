"use client";

import { LogOut, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { MenuLink } from "@/components/ui/menu-link";
import { notify } from "@/components/ui/notify";
import { signOut } from "@/lib/auth/client-sign-in";

export type FrameActor = { name: string; role: string };

/** Up to two letters that stand for a name: the first of its first and of its last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => Array.from(word ?? "")[0]?.toUpperCase() ?? "").join("");
}

export function AccountMenu({ actor }: { actor: FrameActor }) {
  const t = useTranslations("frame");
  const errors = useTranslations("errors");
  const initials = initialsOf(actor.name);

  async function leave() {
    const answer = await signOut();
    // A whole new page: nothing that the last person saw stays in memory.
    if (answer.ok) window.location.assign("/sign-in");
    else notify("danger", answer.error?.message ?? errors("network"));
  }

  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("accountMenu", { initials, name: actor.name })}>
          <span className="flex size-6 items-center justify-center rounded-full bg-accent-soft text-2xs font-semibold text-accent">
            {initials}
          </span>
        </Button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="max-w-56 truncate font-medium">{actor.name}</p>
        <p className="text-xs text-ink-muted">{t("role", { role: actor.role })}</p>
      </div>
      <MenuSeparator />
      <MenuLink href="/account">
        <UserRound aria-hidden className="size-4 text-ink-muted" />
        {t("account")}
      </MenuLink>
      <MenuItem onSelect={leave}>
        <LogOut aria-hidden className="size-4 text-ink-muted" />
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
