"use client";

import { ArrowRight, Bookmark, FileSearch, FlaskConical, IdCard } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { type Entry, GROUPS, type Group } from "@/components/palette/entries";
import { cn } from "@/components/ui/cn";

const ICON = {
  transactions: FileSearch,
  presets: Bookmark,
  documents: IdCard,
  pages: ArrowRight,
  experiments: FlaskConical,
};

/** The element of an entry, which the text field above names as the active one. */
export const optionId = (list: string, { key }: Entry) => `${list}-${key}`;

type EntryListProps = {
  id: string;
  entries: readonly Entry[];
  active: Entry | undefined;
  onPoint: (key: string) => void;
  onGo: (entry: Entry) => void;
};

/** What was found, by kind. The focus stays in the text field; nothing here takes it. */
export function EntryList({ id, entries, active, onPoint, onGo }: EntryListProps) {
  const t = useTranslations("palette");
  const shown = active ? optionId(id, active) : null;
  useEffect(() => {
    if (shown) document.getElementById(shown)?.scrollIntoView({ block: "nearest" });
  }, [shown]);
  if (entries.length === 0) return null;
  const groups = GROUPS.filter((group) => entries.some((entry) => entry.group === group));
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("results")}
      // Reached by the arrows of the text field; a press must not take the focus from there.
      tabIndex={-1}
      onPointerDown={(event) => event.pointerType === "mouse" && event.preventDefault()}
      className="grow overflow-y-auto overscroll-contain p-1.5 outline-none"
    >
      {groups.map((group) => (
        <EntryGroup
          key={group}
          {...{ id, group, active, onPoint, onGo }}
          entries={entries.filter((entry) => entry.group === group)}
        />
      ))}
    </div>
  );
}

function EntryGroup({ id, group, entries, active, onPoint, onGo }: EntryListProps & { group: Group }) {
  const t = useTranslations("palette");
  const Icon = ICON[group];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields; these are options of one listbox.
    <div role="group" aria-labelledby={`${id}-${group}`}>
      <div
        id={`${id}-${group}`}
        role="presentation"
        className="px-2 pt-2 pb-1 text-xs font-medium text-ink-muted"
      >
        {t(`group.${group}`)}
      </div>
      {entries.map((entry) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the text field, which names the active option.
        <div
          key={entry.key}
          id={optionId(id, entry)}
          role="option"
          tabIndex={-1}
          aria-selected={entry === active}
          onPointerMove={() => entry !== active && onPoint(entry.key)}
          onClick={() => onGo(entry)}
          className={cn(
            "flex min-h-9 cursor-pointer items-center gap-2 rounded px-2 py-1.5 outline-none pointer-coarse:min-h-11",
            entry === active && "bg-accent-soft",
          )}
        >
          <Icon aria-hidden className="size-4 shrink-0 text-ink-muted" />
          <bdi
            className={cn("min-w-0 break-words", group === "transactions" && "font-mono text-sm break-all")}
          >
            {entry.label}
          </bdi>
          {entry.detail === "" ? null : (
            <span className="ml-auto shrink-0 pl-2 text-xs text-ink-muted tabular-nums">{entry.detail}</span>
          )}
        </div>
      ))}
    </div>
  );
}
