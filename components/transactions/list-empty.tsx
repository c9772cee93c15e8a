import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/shared/empty-state";
import { ButtonLink } from "@/components/ui/button-link";

/** Why the list is empty, and the next step. */
export function ListEmpty({ filtered, mayStart }: { filtered: boolean; mayStart: boolean }) {
  const t = useTranslations("transactions");
  if (filtered) {
    return (
      <EmptyState
        title={t("list.noneTitle")}
        actions={<ButtonLink href="/transactions">{t("list.clear")}</ButtonLink>}
      >
        <p>{t("list.none")}</p>
      </EmptyState>
    );
  }
  const action = mayStart ? (
    <ButtonLink href="/initialize" variant="primary">
      {t("newOne")}
    </ButtonLink>
  ) : null;
  return (
    <EmptyState title={t("list.emptyTitle")} actions={action}>
      <p>{t(mayStart ? "list.empty" : "list.emptyForReaders")}</p>
    </EmptyState>
  );
}
