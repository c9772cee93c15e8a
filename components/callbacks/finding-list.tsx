"use client";

import {
  ArrowLeftRight,
  CaseSensitive,
  CircleCheckBig,
  CircleDashed,
  CircleDot,
  CircleEllipsis,
  CircleQuestionMark,
  CircleX,
  Clock,
  ClockAlert,
  Equal,
  EqualNot,
  Eraser,
  Eye,
  Forward,
  Hourglass,
  Import,
  Layers,
  ListPlus,
  type LucideIcon,
  MessageCircleQuestionMark,
  Rewind,
  ShieldCheck,
  ShieldQuestionMark,
  ShieldX,
  Signpost,
  SpellCheck,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Finding, FindingKey, FindingTone } from "@/components/callbacks/findings";
import { cn } from "@/components/ui/cn";

/** A shape of its own for each finding, so that it is told apart without reading and without colour. */
export const FINDING_ICON: Record<FindingKey, LucideIcon> = {
  erased: Eraser,
  probe: Eye,
  replay: Forward,
  contradicts: ArrowLeftRight,
  checkAgrees: CircleCheckBig,
  checkContradicts: CircleX,
  checkOutstanding: CircleEllipsis,
  tokenRight: ShieldCheck,
  tokenWrong: ShieldX,
  tokenMissing: ShieldQuestionMark,
  known: Signpost,
  idEqual: Equal,
  idAdopted: Import,
  idDifferent: EqualNot,
  idMissing: CircleDashed,
  idNotKnownYet: Hourglass,
  unclear: CircleQuestionMark,
  first: CircleDot,
  duplicate: Layers,
  onTime: Clock,
  late: ClockAlert,
  early: Rewind,
  spelledName: CaseSensitive,
  spelledValue: SpellCheck,
  spelledStrange: MessageCircleQuestionMark,
  field: ListPlus,
};

/** Calm findings are plain words; what deserves a look stands out in its colour and weight. */
const LOOK: Record<FindingTone, string> = {
  calm: "border-transparent text-ink-muted",
  info: "border-line bg-surface-sunken px-1 text-ink",
  warning: "border-warning-line bg-warning-soft px-1 font-medium text-warning",
  danger: "border-danger-line bg-danger-soft px-1 font-semibold text-danger",
};

/** What was found out about one delivery, each finding with its own shape and words. */
export function FindingList({ found }: { found: readonly Finding[] }) {
  const t = useTranslations("callbacks");
  return (
    <ul aria-label={t("findings")} className="flex flex-wrap gap-x-2.5 gap-y-1 text-xs leading-5">
      {found.map(({ key, tone, values }) => {
        const Icon = FINDING_ICON[key];
        return (
          <li
            key={`${key} ${values?.seen ?? ""}`}
            className={cn("inline-flex min-w-0 items-center gap-1 rounded-sm border", LOOK[tone])}
          >
            <Icon aria-hidden className="size-3.5 shrink-0" />
            <span className="min-w-0 break-words">{t(`finding.${key}`, values)}</span>
          </li>
        );
      })}
    </ul>
  );
}
