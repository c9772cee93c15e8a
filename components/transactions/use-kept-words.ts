import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { formatTime } from "@/components/shared/time-format";
import type { ResultKept } from "@/lib/transactions/two-clocks";

/** What is kept here of a result in a few words, with the day and whoever erased it when it was erased. */
export function useKeptWords(): (kept: ResultKept) => string {
  const t = useTranslations("transactions.kept");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow();
  return ({ here, erased }) => {
    if (here !== "erased" || erased === null) return t(here === "erased" ? "none" : here);
    const at = formatTime(new Date(erased.at), {
      locale,
      timeZone,
      now,
      precision: "minute",
      date: "always",
    });
    if (erased.how === "retention") return t("erasedByRetention", { at });
    return erased.by === null ? t("erasedOnDemand", { at }) : t("erasedByPerson", { at, name: erased.by });
  };
}
