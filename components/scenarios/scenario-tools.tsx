import { useTranslations } from "next-intl";
import { Field } from "@/components/shared/form/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ScenarioCredential } from "@/lib/scenarios/view";

type ScenarioToolsProps = {
  /** Until the page lives: what is chosen before would be lost. */
  disabled: boolean;
  text: string;
  count: number;
  credentials: readonly ScenarioCredential[];
  credentialId: string | undefined;
  onText: (text: string) => void;
  onCredential: (id: string) => void;
};

/** The search, how much it finds, and whose key signs where there is a choice. */
export function ScenarioTools(props: ScenarioToolsProps) {
  const t = useTranslations("scenarios");
  const { disabled, text, count, credentials, credentialId, onText, onCredential } = props;
  return (
    <fieldset disabled={disabled} className="flex flex-wrap items-end gap-3">
      <Field label={t("search")} className="w-full sm:w-72">
        {(control) => (
          <Input
            {...control}
            type="search"
            value={text}
            placeholder={t("searchHint")}
            onChange={(event) => onText(event.target.value)}
          />
        )}
      </Field>
      {credentials.length > 1 ? (
        <Field label={t("credential")} className="w-full sm:w-60">
          {(control) => (
            <Select
              {...control}
              value={credentialId}
              options={credentials.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => onCredential(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <p role="status" className="pb-1.5 text-sm text-ink-muted">
        {t("found", { count })}
      </p>
    </fieldset>
  );
}
