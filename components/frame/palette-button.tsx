"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { hasCommandKey, openPalette } from "@/lib/palette/opening";

const never = () => () => {};
const here = () => hasCommandKey(navigator.platform);

/** Whether shortcuts are made with ⌘ here; the server takes it that they are not. */
const useCommandKey = () => useSyncExternalStore(never, here, () => false);

/** Opens the palette, with its shortcut; an icon alone where the bar is narrow. */
export function PaletteButton() {
  const t = useTranslations("frame");
  const command = useCommandKey();
  return (
    <Button
      variant="ghost"
      aria-haspopup="dialog"
      aria-keyshortcuts={command ? "Meta+K" : "Control+K"}
      title={t("search")}
      onClick={openPalette}
      // Four buttons of a finger's size are more than a phone's bar holds; there it is a line of the sheet.
      className="px-2 pointer-coarse:max-[420px]:hidden"
    >
      <Search aria-hidden className="size-4" />
      <span className="sr-only">{t("search")}</span>
      <kbd aria-hidden className="font-sans text-xs max-[1199px]:hidden">
        {command ? "⌘K" : "Ctrl K"}
      </kbd>
    </Button>
  );
}

/** The same as a line of the sheet that holds the navigation. */
export function PaletteLine({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations("frame");
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => {
        onOpen();
        openPalette();
      }}
      className="mb-2 flex min-h-11 w-full items-center gap-2 rounded border border-line px-3 text-base text-ink-muted hover:bg-hover"
    >
      <Search aria-hidden className="size-4" />
      {t("search")}
    </button>
  );
}
