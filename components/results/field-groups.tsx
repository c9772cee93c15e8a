"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { documentedField, documentedGroup } from "@/lib/results/documented-fields";

/** One field, masked or not. */
export type ShownField = { path: string; text: string; note: "empty" | "picture" | null; corrected: boolean };

export type ShownGroup = { name: string; fields: ShownField[] };

/** The fields of a document by group, each with the vendor's own name beside its label. */
export function FieldGroups({ groups }: { groups: readonly ShownGroup[] }) {
  return groups.map((group) => <Group key={group.name} group={group} />);
}

function Group({ group: { name, fields } }: { group: ShownGroup }) {
  const t = useTranslations("personal");
  const known = documentedGroup(name);
  return (
    <section className="min-w-0">
      <h4 className="text-sm font-semibold">
        {known ? t(`group.${known}`) : t("otherFields")} {name === "" ? null : <RawName name={name} />}
      </h4>
      <dl className="mt-1 grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {fields.map((field) => (
          <FieldLine key={field.path} field={field} />
        ))}
      </dl>
    </section>
  );
}

function FieldLine({ field: { path, text, note, corrected } }: { field: ShownField }) {
  const t = useTranslations("personal");
  const known = documentedField(path);
  return (
    <div className="min-w-0">
      <dt className="text-xs break-all text-ink-muted">
        {known ? `${t(`field.${known}`)} ` : null}
        <RawName name={path} />
      </dt>
      <dd className="min-h-6 break-words">
        {note ? <span className="text-ink-muted">{t(note)}</span> : <bdi>{text}</bdi>}
        {corrected ? <Badge className="ml-1.5">{t("corrected")}</Badge> : null}
      </dd>
    </div>
  );
}

function RawName({ name }: { name: string }) {
  return <code className="text-xs font-normal break-all text-ink-muted">{name}</code>;
}
