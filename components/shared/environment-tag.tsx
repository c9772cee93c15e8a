import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";

export type Environment = "sandbox" | "live";

/** Marks what never reached the real service; live carries no mark. */
export function EnvironmentTag({ environment, className }: { environment: Environment; className?: string }) {
  const t = useTranslations("common");
  if (environment === "live") return null;
  return (
    <span
      className={cn(
        "hatched inline-flex items-center align-middle rounded-sm border border-sandbox-line px-1 text-2xs font-semibold tracking-wide whitespace-nowrap text-sandbox uppercase",
        className,
      )}
    >
      <span className="rounded-xs bg-sandbox-soft px-0.5">{t("sandbox")}</span>
    </span>
  );
}
