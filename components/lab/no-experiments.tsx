import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/shared/empty-state";
import { ButtonLink } from "@/components/ui/button-link";

/** What the lab is for, and the way to the first experiment. */
export function NoExperiments({ mayRun }: { mayRun: boolean }) {
  const t = useTranslations("lab");
  return (
    <EmptyState
      icon={<FlaskConical aria-hidden />}
      title={t("empty")}
      actions={
        mayRun ? (
          <ButtonLink href="/lab/new" variant="primary">
            {t("first")}
          </ButtonLink>
        ) : null
      }
    >
      <p>{t("emptyHint")}</p>
      <p className="mt-1">{t(mayRun ? "emptySandbox" : "emptyAuditor")}</p>
    </EmptyState>
  );
}
