"use client";

import { useLocale, useTranslations } from "next-intl";
import { PAGE_WORDS } from "@/lib/initialize/page-words";
import { type ParameterName, parameter } from "@/lib/initialize/parameters";
import { rulesOf } from "@/lib/initialize/rules";

/** All that is known of a parameter: meaning, default, what it depends on, its values, rules, the page's own words. */
export default function HelpText({ name }: { name: ParameterName }) {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const { meaning, default: standard, required, dependsOn } = parameter(name);
  const rules = rulesOf(name);
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p>{meaning[locale]}</p>
      <p className="text-ink-muted">
        {t(required ? "isRequired" : "isOptional")}{" "}
        {standard === undefined ? t("noDefault") : t("default", { value: standard })}{" "}
        {dependsOn ? dependsOn.reason[locale] : null}
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
          {PAGE_WORDS[name][locale]}
        </blockquote>
      </div>
    </div>
  );
}
