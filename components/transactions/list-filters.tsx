"use client";

import { Eye } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/select";
import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";
import { listPage } from "@/lib/transactions/list-answer";
import type { ListFilter } from "@/lib/transactions/list-filter";
import { SHOWN_STATES } from "@/lib/transactions/state";

/** Narrows the list; the choice stands in the address, so it can be kept and passed on. */
export function ListFilters({ filter }: { filter: ListFilter }) {
  const t = useTranslations("transactions.list");
  const states = useTranslations("state");
  const locale = useLocale();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  // What was chosen shows at once, the list when it is there.
  const [{ state, docType, look }, show] = useOptimistic(filter);
  const setFilter = (change: Partial<ListFilter>) =>
    startTransition(() => {
      const next = { state, docType, look, ...change };
      show(next);
      router.replace(listPage(next), { scroll: false });
    });
  return (
    <search
      aria-label={t("filters")}
      aria-busy={isPending}
      className="mb-3 flex flex-wrap items-center gap-2"
    >
      <div className="min-w-36 max-sm:grow">
        <Select
          aria-label={t("state")}
          value={state ?? ""}
          onChange={({ target }) => {
            setFilter({ state: SHOWN_STATES.find((each) => each === target.value) ?? null });
          }}
          options={[
            { value: "", label: t("allStates") },
            ...SHOWN_STATES.map((value) => ({ value, label: states(value) })),
          ]}
        />
      </div>
      <div className="min-w-36 max-sm:grow sm:max-w-80">
        <Select
          aria-label={t("document")}
          value={docType ?? ""}
          onChange={({ target }) => {
            setFilter({ docType: target.value || null });
          }}
          options={[
            { value: "", label: t("allDocuments") },
            ...DOCUMENT_TYPES.map(({ code, name }) => ({ value: code, label: `${name[locale]} · ${code}` })),
          ]}
        />
      </div>
      <Button
        aria-pressed={look}
        className={cn(look && "border-warning-line bg-warning-soft")}
        onClick={() => setFilter({ look: !look })}
      >
        <Eye aria-hidden className="size-4" />
        {t("look")}
      </Button>
      {state !== null || docType !== null || look ? (
        <Button variant="ghost" onClick={() => setFilter({ state: null, docType: null, look: false })}>
          {t("clear")}
        </Button>
      ) : null}
    </search>
  );
}
