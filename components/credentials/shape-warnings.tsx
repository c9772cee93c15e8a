"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { type AddCredentialForm, shapeWarnings } from "@/lib/credentials/schema";

/** What looks odd about the key on the form around it. None of it stands in the way. */
export function ShapeWarnings() {
  const t = useTranslations("credentials");
  const [environment, accessKeyId, accessKeySecret, securityToken] = useWatch<
    AddCredentialForm,
    ["environment", "accessKeyId", "accessKeySecret", "securityToken"]
  >({ name: ["environment", "accessKeyId", "accessKeySecret", "securityToken"] });
  const warnings = shapeWarnings({ environment, accessKeyId, accessKeySecret, securityToken });
  return (
    <div aria-live="polite">
      {warnings.length > 0 ? (
        <Alert tone="warning" title={t("shapeTitle")}>
          <ul className="list-disc pl-4">
            {warnings.map((warning) => (
              <li key={warning}>{t(`shape.${warning}`)}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </div>
  );
}
