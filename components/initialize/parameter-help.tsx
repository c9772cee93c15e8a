"use client";

import { useLocale, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { type ParameterName, parameter } from "@/lib/initialize/parameters";

/** All that is known of the parameter that has the focus: meaning, default, rules, the page's own words. */
export function ParameterHelp({ name }: { name: ParameterName }) {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const { meaning, page, rules, default: standard, required } = parameter(name);
  return (
    <Card aria-label={t("help")}>
      <CardHeader title={<code className="text-sm">{name}</code>} />
      <CardBody className="flex flex-col gap-3 py-3 text-sm">
        <p>{meaning[locale]}</p>
        <p className="text-ink-muted">
          {t(required ? "isRequired" : "isOptional")}{" "}
          {standard === undefined ? t("noDefault") : t("default", { value: standard })}
        </p>
        {rules.length === 0 ? null : (
          <div>
            <h3 className="font-medium">{t("rules")}</h3>
            <ul className="list-disc pl-4">
              {rules.map(({ id, text, source }) => (
                <li key={id}>
                  {text[locale]} <span className="text-xs text-ink-muted">{t(`source.${source}`)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <div>
          <h3 className="font-medium">{t("page")}</h3>
          <blockquote className="border-l-2 border-line pl-3 whitespace-pre-line text-ink-muted">
            {page[locale]}
          </blockquote>
        </div>
      </CardBody>
    </Card>
  );
}
