import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/shared/empty-state";
import { ButtonLink } from "@/components/ui/button-link";

/** Nothing can be signed without a credential: says who can add one. */
export function NoCredentials({ mayAdd }: { mayAdd: boolean }) {
  const t = useTranslations("initialize");
  return (
    <EmptyState
      title={t("noCredentials")}
      actions={mayAdd ? <ButtonLink href="/credentials">{t("addCredential")}</ButtonLink> : null}
    >
      <p>{t(mayAdd ? "noCredentialsAdmin" : "noCredentialsOperator")}</p>
    </EmptyState>
  );
}
