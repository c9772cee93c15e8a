import { useTranslations } from "next-intl";
import type { Environment } from "@/components/shared/environment-tag";

/** The hatched band under the top bar of every page that shows or starts sandbox calls. First child of the page. */
export function EnvironmentStrip({ environment }: { environment: Environment }) {
  const t = useTranslations("frame");
  if (environment === "live") return null;
  return (
    <aside
      aria-label={t("sandboxStrip")}
      className="hatched relative left-1/2 -mt-4 mb-4 flex w-screen -translate-x-1/2 justify-center border-b border-sandbox-line py-0.5 md:-mt-6 md:mb-6"
    >
      <p className="bg-sandbox-soft px-2 text-xs text-sandbox">
        <strong className="font-semibold tracking-wide uppercase">{t("sandboxStrip")}</strong>
        <span className="ml-2 max-sm:sr-only">{t("sandboxStripHint")}</span>
      </p>
    </aside>
  );
}
