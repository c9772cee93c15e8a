"use client";

import { SunMoon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoices } from "@/components/ui/menu";

export function ThemeSwitch() {
  const t = useTranslations("frame");
  const { theme = "system", setTheme } = useTheme();
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("theme")} title={t("theme")}>
          <SunMoon aria-hidden className="size-4" />
        </Button>
      }
    >
      <MenuChoices
        label={t("theme")}
        value={theme}
        choices={[
          { value: "light", label: t("themeLight") },
          { value: "dark", label: t("themeDark") },
          { value: "system", label: t("themeSystem") },
        ]}
        onChoose={setTheme}
      />
    </Menu>
  );
}
