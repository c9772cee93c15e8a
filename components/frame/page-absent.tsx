import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/shared/empty-state";
import { ButtonLink } from "@/components/ui/button";

/** In place of a page that does not exist, or that the reader may not open. */
export function PageAbsent({ reason }: { reason: "notFound" | "forbidden" }) {
  const t = useTranslations("errors");
  const forbidden = reason === "forbidden";
  return (
    <div className="m-auto">
      <EmptyState
        heading="h1"
        title={t(forbidden ? "forbiddenTitle" : "notFoundTitle")}
        actions={<ButtonLink href="/">{t("home")}</ButtonLink>}
      >
        <p>{t(forbidden ? "forbiddenDescription" : "notFound")}</p>
      </EmptyState>
    </div>
  );
}
