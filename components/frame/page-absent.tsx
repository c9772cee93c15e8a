import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/shared/empty-state";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";

/** In place of a page that does not exist, or that the reader may not open. */
export function PageAbsent({ reason }: { reason: "notFound" | "forbidden" }) {
  const t = useTranslations("errors");
  const forbidden = reason === "forbidden";
  return (
    <div className="m-auto">
      <EmptyState
        heading="h1"
        title={t(forbidden ? "forbiddenTitle" : "notFoundTitle")}
        actions={
          // A plain link, so that every page does not carry the router's own for the sake of this one.
          <a href="/" className={cn(buttonClass({}), "hover:bg-hover")}>
            {t("home")}
          </a>
        }
      >
        <p>{t(forbidden ? "forbiddenDescription" : "notFound")}</p>
      </EmptyState>
    </div>
  );
}
