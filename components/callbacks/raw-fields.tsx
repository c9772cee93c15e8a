"use client";

import { useTranslations } from "next-intl";
import type { StoredFields } from "@/lib/callbacks/fields";

type RawFieldsProps = { fields: StoredFields; erased: boolean };

/** The fields of a delivery as they came, or what is left of them, folded away; the token's value is its hash. */
export function RawFields({ fields: { pairs, cut }, erased }: RawFieldsProps) {
  const t = useTranslations("callbacks");
  if (pairs.length === 0) return null;
  return (
    <details>
      <summary className="w-fit rounded-sm text-sm text-accent hover:underline">
        {t(erased ? "rawKept" : "raw", { count: pairs.length })}
      </summary>
      <dl className="mt-2 max-h-80 overflow-auto rounded border border-line bg-surface-sunken px-3 py-2 font-mono text-xs leading-5">
        {pairs.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fields repeat, and a stored delivery never changes.
          <div key={index} className="flex gap-2">
            <dt className="max-w-1/2 shrink-0 break-all text-ink-muted">
              {name === "" ? t("noName") : name}
            </dt>
            <dd className="min-w-0 break-all">{value}</dd>
          </div>
        ))}
      </dl>
      {cut ? <p className="mt-1 text-sm text-warning">{t("cut")}</p> : null}
    </details>
  );
}
