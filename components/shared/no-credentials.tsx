import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { ButtonLink } from "@/components/ui/button-link";

const TITLE = { initialize: "initialize.title", lab: "lab.newTitle" } as const;

type NoCredentialsProps = {
  /** The page that needs one. */
  page: keyof typeof TITLE;
  mayAdd: boolean;
};

/** Nothing can be signed without a credential: says who can add one. */
export function NoCredentials({ page, mayAdd }: NoCredentialsProps) {
  const t = useTranslations("initialize");
  const titles = useTranslations();
  return (
    <>
      <PageHeader title={titles(TITLE[page])} />
      <EmptyState
        title={t("noCredentials")}
        actions={mayAdd ? <ButtonLink href="/credentials">{t("addCredential")}</ButtonLink> : null}
      >
        <p>{t(mayAdd ? "noCredentialsAdmin" : "noCredentialsOperator")}</p>
      </EmptyState>
    </>
  );
}
