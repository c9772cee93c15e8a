import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { ButtonLink } from "@/components/ui/button-link";

/** Nothing can be signed without a credential: says who can add one. */
export function NoLabCredentials({ mayAdd }: { mayAdd: boolean }) {
  const t = useTranslations("initialize");
  const lab = useTranslations("lab");
  return (
    <>
      <PageHeader title={lab("newTitle")} />
      <EmptyState
        title={t("noCredentials")}
        actions={mayAdd ? <ButtonLink href="/credentials">{t("addCredential")}</ButtonLink> : null}
      >
        <p>{t(mayAdd ? "noCredentialsAdmin" : "noCredentialsOperator")}</p>
      </EmptyState>
    </>
  );
}
