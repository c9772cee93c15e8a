"use client";

import { Search, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { ComposeSetting } from "@/components/initialize/compose-values";
import { DocTypeOption } from "@/components/initialize/doc-type/doc-type-option";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { nextItem } from "@/components/ui/menu-keys";
import { Modal } from "@/components/ui/modal";
import { documentType } from "@/lib/initialize/document-types";
import {
  type DocumentGroup,
  findDocumentTypes,
  groupDocumentTypes,
} from "@/lib/initialize/find-document-types";
import { UNLISTED_DOC_TYPE_PATTERN } from "@/lib/initialize/limits";
import { lastChoices } from "@/lib/transactions/last-choices";

type PickerProps = {
  id: string;
  /** What is looked for at first. */
  first: string;
  value: string;
  setting: ComposeSetting;
  onChoose: (code: string) => void;
  onClose: () => void;
};

const unlisted = new RegExp(UNLISTED_DOC_TYPE_PATTERN);

/** What is shown for a query, the code that was typed last where it may be sent without being listed. */
function groupsFor(query: string, recent: readonly string[], permitted: boolean): DocumentGroup[] {
  const groups = groupDocumentTypes(query, recent);
  const code = query.trim();
  const typed = permitted && unlisted.test(code) && documentType(code) === undefined;
  return typed ? [...groups, { id: "unlisted", title: null, codes: [code] }] : groups;
}

/** All documents with their pictures, to be typed at: the field keeps the focus, arrows move, Enter chooses. */
export default function DocTypePicker({ id, first, value, setting, onChoose, onClose }: PickerProps) {
  const t = useTranslations("initialize.docType");
  const common = useTranslations("common");
  const locale = useLocale();
  const part = useId();
  const list = useRef<HTMLDivElement>(null);
  const permitted = setting.unlistedDocTypes;
  const [recent] = useState(() =>
    (lastChoices(setting.personId)?.docTypes ?? []).filter((code) => permitted || documentType(code)),
  );
  const [query, setQuery] = useState(first);
  const [wanted, setWanted] = useState(first === "" ? value : findDocumentTypes(first)[0]?.code);
  const groups = groupsFor(query, recent, permitted);
  const codes = groups.flatMap((group) => group.codes);
  const active = codes.find((code) => code === wanted) ?? codes[0];
  const optionId = (code: string) => `${part}-option-${codes.indexOf(code)}`;

  useEffect(() => {
    list.current
      ?.querySelector(`[data-code="${CSS.escape(active ?? "")}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function look(typed: string) {
    setQuery(typed);
    setWanted(findDocumentTypes(typed)[0]?.code);
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Enter") {
      event.preventDefault();
      if (active !== undefined && !event.nativeEvent.isComposing) onChoose(active);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const next = nextItem(event.key, active === undefined ? -1 : codes.indexOf(active), codes);
    if (next !== null) setWanted(codes[next]);
  }

  const headingOf = ({ id: group, title }: DocumentGroup) =>
    title ? title[locale] : t(group === "recent" ? "recent" : "unlisted");
  return (
    <Modal
      id={id}
      aria-labelledby={`${part}-title`}
      onClose={onClose}
      className="mx-auto max-h-[85dvh] w-full max-w-lg flex-col overflow-hidden border transition-[opacity,translate] open:flex max-sm:mt-auto max-sm:mb-0 max-sm:h-[85dvh] max-sm:max-w-none max-sm:rounded-t-lg max-sm:starting:translate-y-8 sm:mt-[8dvh] sm:mb-auto sm:rounded-lg starting:opacity-0"
    >
      <div className="border-b border-line px-4 pt-3 pb-3">
        <h2 id={`${part}-title`} className="mb-2 text-lg font-semibold">
          {t("title")}
        </h2>
        <div className="flex items-center gap-2">
          <div className="relative grow">
            <Search
              aria-hidden
              className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-muted"
            />
            <Input
              role="combobox"
              aria-label={t("search")}
              aria-autocomplete="list"
              aria-expanded
              aria-controls={`${part}-list`}
              aria-activedescendant={active === undefined ? undefined : optionId(active)}
              aria-describedby={`${part}-hint`}
              placeholder={t("search")}
              autoComplete="off"
              spellCheck={false}
              value={query}
              onChange={({ target }) => look(target.value)}
              onKeyDown={press}
              className="pl-8"
            />
          </div>
          <Button variant="ghost" size="icon" aria-label={common("close")} onClick={onClose}>
            <X aria-hidden className="size-4" />
          </Button>
        </div>
        <p id={`${part}-hint`} className="mt-1.5 text-xs text-ink-muted">
          {t(permitted ? "permittedHint" : "listedHint")}
        </p>
        <p role="status" className="sr-only">
          {t("found", { count: codes.length })}
        </p>
      </div>
      <div
        ref={list}
        id={`${part}-list`}
        role="listbox"
        aria-label={t("title")}
        className="grow overflow-y-auto p-2"
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
          <div key={group.id} role="group" aria-labelledby={`${part}-${group.id}`}>
            <div id={`${part}-${group.id}`} className="px-2 pt-2 pb-1 text-xs font-medium text-ink-muted">
              {headingOf(group)}
            </div>
            {group.codes.map((code) => (
              <DocTypeOption
                key={code}
                id={optionId(code)}
                code={code}
                chosen={code === value}
                active={code === active}
                onChoose={() => onChoose(code)}
              />
            ))}
          </div>
        ))}
        {codes.length === 0 ? (
          <p className="px-2 py-6 text-center text-sm text-ink-muted">{t("none")}</p>
        ) : null}
      </div>
    </Modal>
  );
}
