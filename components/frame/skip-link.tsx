import { useTranslations } from "next-intl";

/** Where the skip link leads; the id of every page's main element. */
export const MAIN_ID = "content";

export function SkipLink() {
  const t = useTranslations("frame");
  return (
    <a
      href={`#${MAIN_ID}`}
      className="fixed top-2 left-2 z-60 rounded bg-accent-solid px-3 py-1.5 font-medium text-on-solid not-focus:sr-only"
    >
      {t("skip")}
    </a>
  );
}
