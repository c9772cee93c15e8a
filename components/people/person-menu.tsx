"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Wanted } from "@/components/people/wanted";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { PersonView } from "@/lib/people/view";

type Props = { person: PersonView; onWant: (wanted: Wanted) => void };

/** What can be done with one person. One's own account is looked after on the account page. */
export function PersonMenu({ person, onWant }: Props) {
  const t = useTranslations("people");
  if (person.isSelf) return null;
  const { name, disabledAt } = person;
  const kinds = disabledAt ? (["enable"] as const) : (["role", "reset", "disable"] as const);
  const labels = { role: t("changeRole"), reset: t("reset"), disable: t("disable"), enable: t("enable") };
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("menuOf", { name })}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      }
    >
      {kinds.map((kind) => (
        <MenuItem key={kind} onSelect={() => onWant({ kind, person })}>
          {labels[kind]}
        </MenuItem>
      ))}
    </Menu>
  );
}
