"use client";

import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { writePreference } from "@/components/frame/cookie";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoices } from "@/components/ui/menu";
import { LOCALE_COOKIE } from "@/lib/i18n/locale";
import { LOCALE_CHOICES } from "@/lib/i18n/names";

/** Each language under its own name, so that it is found by whoever cannot read the present one. */
export function LocaleSwitch() {
  const t = useTranslations("frame");
  const locale = useLocale();
  const router = useRouter();
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("language")} title={t("language")}>
          <Languages aria-hidden className="size-4" />
        </Button>
      }
    >
      <MenuChoices
        label={t("language")}
        value={locale}
        choices={LOCALE_CHOICES}
        onChoose={(next) => {
          writePreference(LOCALE_COOKIE, next);
          router.refresh();
        }}
      />
    </Menu>
  );
}
