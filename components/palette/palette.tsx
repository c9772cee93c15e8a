"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import {
  documentEntries,
  type Entry,
  experimentEntries,
  foundEntries,
  matching,
  type Page,
  pageEntries,
  presetEntries,
} from "@/components/palette/entries";
import { EntryList, optionId } from "@/components/palette/entry-list";
import { PaletteWord } from "@/components/palette/palette-word";
import type { TypedAhead } from "@/components/palette/typed-ahead";
import { useChoices } from "@/components/palette/use-choices";
import { useFound } from "@/components/palette/use-found";
import { formatTime } from "@/components/shared/time-format";
import { Modal } from "@/components/ui/modal";
import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";
import { hasCommandKey, opensPalette } from "@/lib/palette/opening";
import { lastChoices } from "@/lib/transactions/last-choices";

export type PaletteReader = { personId: string; mayRead: boolean; mayStart: boolean };

type PaletteProps = {
  reader: PaletteReader;
  pages: readonly Page[];
  /** What was typed while this was on its way. */
  ahead: RefObject<TypedAhead>;
  onClose: () => void;
};

/** Where one may go, found by a few letters: presets, document types, pages, experiments, and a transaction by its exact id. */
export default function Palette({ reader, pages, ahead, onClose }: PaletteProps) {
  const t = useTranslations("palette");
  const router = useRouter();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [activeKey, setActiveKey] = useState("");
  /** Enter was pressed before all that fits was known. */
  const [awaited, setAwaited] = useState("");
  const { search, now, entries, failed, settled } = useEntries(typed, reader, pages);
  const active = entries.find(({ key }) => key === activeKey) ?? entries[0];

  // Not while it is first drawn: React may hold back what it has drawn, and more is typed meanwhile.
  useLayoutEffect(() => {
    const { text, entered } = ahead.current;
    setTyped(text);
    if (entered) setAwaited(text);
  }, [ahead]);

  function go({ href }: Entry): void {
    onClose();
    router.push(href);
  }

  useEffect(() => {
    if (awaited === "" || awaited !== typed || !settled) return;
    setAwaited("");
    const [first, another] = entries;
    // Of several calls with one id somebody chooses.
    if (!first || another?.group === "transactions") return;
    onClose();
    router.push(first.href);
  }, [awaited, typed, settled, entries, onClose, router]);

  function move(by: number): void {
    const place = active ? entries.indexOf(active) : -1;
    const next = entries[(place + by + entries.length) % entries.length];
    if (next) setActiveKey(next.key);
  }

  function open(): void {
    if (active) go(active);
    else {
      setAwaited(typed);
      now();
    }
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const act = opensPalette(event.nativeEvent, hasCommandKey(navigator.platform))
      ? onClose
      : { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: open }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <Modal
      aria-label={t("title")}
      onClose={onClose}
      className="mx-auto mt-[10vh] mb-auto max-h-[80dvh] w-[calc(100vw-1rem)] max-w-xl flex-col overflow-hidden rounded-lg border transition-[opacity,scale] open:flex starting:scale-98 starting:opacity-0"
    >
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Search aria-hidden className="size-4 shrink-0 text-ink-muted" />
        <input
          type="text"
          role="combobox"
          aria-label={t("label")}
          aria-expanded={entries.length > 0}
          aria-controls={entries.length > 0 ? list : undefined}
          aria-activedescendant={active ? optionId(list, active) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={t(reader.mayStart ? "placeholder" : "placeholderReader")}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setActiveKey("");
            setAwaited("");
          }}
          onKeyDown={press}
          className="h-12 min-w-0 grow bg-transparent text-base text-ink outline-none placeholder:text-ink-faint"
        />
      </div>
      <EntryList id={list} entries={entries} active={active} onPoint={setActiveKey} onGo={go} />
      <PaletteWord typed={typed} count={entries.length} search={search} settled={settled} failed={failed} />
    </Modal>
  );
}

/** All that fits what was typed, and how far looking for it has come. */
function useEntries(typed: string, { personId, mayRead, mayStart }: PaletteReader, pages: readonly Page[]) {
  const t = useTranslations("palette");
  const lost = useTranslations("errors")("network");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const today = useNow();
  const { presets, state } = useChoices(mayStart);
  const { search, now } = useFound(typed, mayRead, lost);
  const recent = useMemo(
    () => (mayStart ? (lastChoices(personId)?.docTypes ?? []) : []),
    [personId, mayStart],
  );
  const when = (iso: string) =>
    formatTime(new Date(iso), { locale, timeZone, now: today, precision: "minute" });
  const all = [
    ...foundEntries(search.found.transactions, when),
    ...presetEntries(presets, t("private")),
    ...(mayStart ? documentEntries(recent, DOCUMENT_TYPES, locale, typed) : []),
    ...pageEntries(pages),
    ...experimentEntries(search.found.experiments, when),
  ];
  const settled = state !== "asking" && search.state !== "asking";
  return { search, now, failed: state === "failed", settled, entries: matching(all, typed) };
}
