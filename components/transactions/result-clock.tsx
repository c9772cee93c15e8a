"use client";

import { Archive, ArchiveX, Eraser, FileMinus, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useServerNow } from "@/components/shared/clock";
import { useVendorName } from "@/components/shared/use-vendor-name";
import { useKeptWords } from "@/components/transactions/use-kept-words";
import { cn } from "@/components/ui/cn";
import { daysLeft, type ResultKept, resultKept, type VendorDeletion } from "@/lib/transactions/two-clocks";
import type { TransactionFacts, TransactionRow } from "@/lib/transactions/view";

const ICON: Record<ResultKept["here"], LucideIcon> = {
  held: Archive,
  none: FileMinus,
  missing: ArchiveX,
  erased: Eraser,
};

type ResultClockProps = {
  transaction: TransactionFacts;
  serverNow: string;
  /** What the vendor said when it was asked to delete; null when there was nothing to ask it for. */
  atVendor: VendorDeletion | null;
};

/** The second clock in a sentence: until when the vendor keeps the result, and what of it is kept here. */
export function ResultClock({ transaction, serverNow, atVendor }: ResultClockProps) {
  const t = useTranslations("transactions.kept");
  const vendor = useVendorName(transaction.environment);
  const wordsOf = useKeptWords();
  const kept = resultKept(transaction, useServerNow(serverNow));
  if (!kept) return null;
  const Icon = ICON[kept.here];
  const { value, unit } = daysLeft(kept.leftMs);
  const time = t(unit === "day" ? "days" : "hours", { count: value });
  const gone = kept.leftMs === 0;
  return (
    <p
      className={cn(
        "flex flex-wrap items-baseline gap-x-1.5 text-sm",
        kept.alarming ? "font-medium text-danger" : "text-ink-muted",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0 self-center" />
      <span>
        {kept.erased?.how === "demand"
          ? [wordsOf(kept), ...(atVendor === null ? [] : [t(`atVendor.${atVendor}`, { vendor })])].join(" · ")
          : `${gone ? t("deleted", { vendor }) : t("deletedIn", { vendor, time })} · ${wordsOf(kept)}`}
      </span>
      {kept.alarming ? (
        <span className="font-normal text-ink">{gone ? t("lost", { vendor }) : t("hurry")}</span>
      ) : null}
    </p>
  );
}

/** The same in a cell: days left at the vendor, and a shape for what is kept here. */
export function ResultKeptCell({ row, serverNow }: { row: TransactionRow; serverNow: string }) {
  const t = useTranslations("transactions");
  const wordsOf = useKeptWords();
  const kept = resultKept(row, useServerNow(serverNow));
  if (!kept) return null;
  const Icon = ICON[kept.here];
  const words = wordsOf(kept);
  const { value, unit } = daysLeft(kept.leftMs);
  return (
    <span
      title={words}
      className={cn(
        "inline-flex items-center gap-1 tabular-nums",
        kept.alarming ? "font-medium text-danger" : "text-ink-muted",
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {kept.leftMs === 0 ? t("list.gone") : t(`list.keptFor.${unit}`, { count: value })}
      <span className="sr-only">{words}</span>
    </span>
  );
}
