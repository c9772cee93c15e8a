import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { EVENT_NAMES, SUBJECT_TYPES } from "@/lib/audit/events";
import type { AuditFilter } from "@/lib/audit/view";

/** A plain form that asks for the page again: the filters live in its address. */
export function AuditFilters({ filter }: { filter: AuditFilter }) {
  const t = useTranslations("audit");
  const events = EVENT_NAMES.map((value) => ({ value, label: t(`events.${value.replace(".", "_")}`) }));
  const subjects = SUBJECT_TYPES.map((value) => ({ value, label: t(`subjects.${value}`) }));
  const isFiltered = Boolean(filter.event || filter.subjectType || filter.subjectId);
  return (
    <form method="get" action="/audit" aria-label={t("filters")} className="flex flex-wrap items-end gap-2">
      <div className="grow sm:grow-0">
        <label htmlFor="audit-event" className="mb-1 block text-xs text-ink-muted">
          {t("eventFilter")}
        </label>
        <Select
          id="audit-event"
          name="event"
          defaultValue={filter.event ?? ""}
          options={[{ value: "", label: t("anyEvent") }, ...events]}
        />
      </div>
      <div className="grow sm:grow-0">
        <label htmlFor="audit-subjectType" className="mb-1 block text-xs text-ink-muted">
          {t("subjectFilter")}
        </label>
        <Select
          id="audit-subjectType"
          name="subjectType"
          defaultValue={filter.subjectType ?? ""}
          options={[{ value: "", label: t("anySubject") }, ...subjects]}
        />
      </div>
      <div className="grow sm:w-80 sm:grow-0">
        <label htmlFor="audit-subjectId" className="mb-1 block text-xs text-ink-muted">
          {t("subjectIdFilter")}
        </label>
        <Input
          id="audit-subjectId"
          name="subjectId"
          mono
          maxLength={64}
          defaultValue={filter.subjectId ?? ""}
        />
      </div>
      <Button type="submit">{t("apply")}</Button>
      {isFiltered ? (
        <ButtonLink variant="ghost" href="/audit">
          {t("clear")}
        </ButtonLink>
      ) : null}
    </form>
  );
}
