import type { DocumentType } from "@/lib/initialize/document-types";
import type { Locale } from "@/lib/kernel/localized-text";
import type { FoundExperiment, FoundTransaction, PresetChoice } from "@/lib/palette/view";
import { plain, wordsOf } from "@/lib/palette/words";
import { fromDocType, fromPreset } from "@/lib/transactions/starting-point";

/** Experiments last: they are asked for, and what comes late must not push aside what somebody is about to open. */
export const GROUPS = ["transactions", "presets", "documents", "pages", "experiments"] as const;
export type Group = (typeof GROUPS)[number];

/** One line of the palette: where it leads, and what one may type to find it. */
export type Entry = {
  key: string;
  group: Group;
  href: string;
  label: string;
  /** Beside the label; empty when there is nothing more to say. */
  detail: string;
  /** More words by which it is found. */
  words?: string;
};

export type Page = { key: string; href: string; label: string };

/** More of one kind than this, and the others would be out of sight. */
const MOST: Record<Group, number> = { transactions: 5, presets: 8, documents: 5, pages: 12, experiments: 5 };

/** Whether all words that were typed stand somewhere in what an entry is called. */
function fits({ label, detail, words = "" }: Entry, typed: readonly string[]): boolean {
  const known = plain(`${label} ${detail} ${words}`);
  return typed.every((word) => known.includes(word));
}

/** The entries that fit what was typed, in the order of the groups; with nothing typed, all of them. */
export function matching(entries: readonly Entry[], typed: string): Entry[] {
  const words = wordsOf(typed);
  const found = entries.filter((entry) => entry.group === "transactions" || fits(entry, words));
  return GROUPS.flatMap((group) => found.filter((entry) => entry.group === group).slice(0, MOST[group]));
}

export const pageEntries = (pages: readonly Page[]): Entry[] =>
  pages.map(({ key, href, label }) => ({
    key: `page-${key}`,
    group: "pages",
    href,
    label,
    detail: "",
    words: href,
  }));

export const presetEntries = (presets: readonly PresetChoice[], privately: string): Entry[] =>
  presets.map(({ id, name, version, shared }) => ({
    key: `preset-${id}`,
    group: "presets",
    href: fromPreset(id),
    label: name,
    detail: shared ? `v${version}` : `v${version} · ${privately}`,
  }));

/**
 * Document types: with nothing typed the recent ones alone, newest first; else all that are known, recent ones first.
 */
export function documentEntries(
  recent: readonly string[],
  types: readonly DocumentType[],
  locale: Locale,
  typed: string,
): Entry[] {
  const others = types.map(({ code }) => code).filter((code) => !recent.includes(code));
  return [...recent, ...(typed.trim() === "" ? [] : others)].map((code) => {
    const type = types.find((each) => each.code === code);
    return {
      key: `document-${code}`,
      group: "documents",
      href: fromDocType(code),
      label: type?.name[locale] ?? code,
      detail: type ? code : "",
      words: type ? `${type.region[locale]} ${type.name.en} ${type.name.zh}` : "",
    };
  });
}

/** @param when how a time reads to this person */
export const foundEntries = (found: readonly FoundTransaction[], when: (iso: string) => string): Entry[] =>
  found.map(({ id, by, merchantBizId, createdAt }) => ({
    key: `transaction-${id}`,
    group: "transactions",
    href: `/transactions/${id}`,
    label: merchantBizId,
    detail: `${by} · ${when(createdAt)}`,
  }));

/** @param when how a time reads to this person */
export const experimentEntries = (
  found: readonly FoundExperiment[],
  when: (iso: string) => string,
): Entry[] =>
  found.map(({ id, name, createdAt }) => ({
    key: `experiment-${id}`,
    group: "experiments",
    href: `/lab/${id}`,
    label: name,
    detail: when(createdAt),
  }));
