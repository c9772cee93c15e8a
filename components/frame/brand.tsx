import { useTranslations } from "next-intl";

/** The mark of the console: a card with a tick. */
export function Brand() {
  const t = useTranslations("common");
  return (
    <span className="flex items-center gap-2 font-semibold whitespace-nowrap">
      <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 shrink-0">
        <rect x="1" y="3" width="18" height="14" rx="2.5" className="fill-accent-solid" />
        <circle cx="6.8" cy="8.4" r="1.9" className="fill-on-solid" />
        <path d="M3.6 13.6c.3-1.8 1.6-2.7 3.2-2.7s2.9.9 3.2 2.7z" className="fill-on-solid" />
        <path
          d="m11.8 10.2 1.7 1.7 3-3.6"
          fill="none"
          className="stroke-on-solid"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {t("appName")}
    </span>
  );
}
