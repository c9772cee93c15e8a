"use client";

import {
  ArchiveX,
  ArrowLeftRight,
  CirclePause,
  CircleQuestionMark,
  type LucideIcon,
  ShieldX,
} from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EnvironmentTag } from "@/components/shared/environment-tag";
import { LocalTime } from "@/components/shared/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { Look, LookGroup } from "@/lib/insight/look";
import type { LookReason } from "@/lib/transactions/look";

const ICON: Record<LookReason, LucideIcon> = {
  contradiction: ArrowLeftRight,
  "wrong-token": ShieldX,
  deletion: ArchiveX,
  unknown: CircleQuestionMark,
};
const TINT: Record<LookReason, string> = {
  contradiction: "text-danger",
  "wrong-token": "text-warning",
  deletion: "text-danger",
  unknown: "text-warning",
};

/** What somebody should look at, each with links to the rows; nothing at all while all is well. */
export function LookCard({ look: { groups, paused }, pausedHref }: { look: Look; pausedHref: string }) {
  const t = useTranslations("overview.look");
  if (groups.length === 0 && paused.length === 0) return null;
  return (
    <Card aria-labelledby="look-title">
      <CardHeader
        title={t("title")}
        titleId="look-title"
        actions={
          groups.length === 0 ? null : (
            <ButtonLink href="/transactions?look=1" size="sm" variant="ghost">
              {t("all")}
            </ButtonLink>
          )
        }
      />
      <ul className="divide-y divide-line">
        {groups.map((group) => (
          <GroupLine key={group.reason} group={group} />
        ))}
        {paused.map(({ operation, region, code, until }) => (
          <Line key={`${operation} ${region} ${code}`} icon={CirclePause} tint="text-danger">
            <span>
              {t("breaker", { operation, region, code })} {t("breakerUntil")} <LocalTime value={until} />
            </span>
            <Link href={pausedHref} className="rounded-sm text-accent hover:underline">
              {t("breakerLink")}
            </Link>
          </Line>
        ))}
      </ul>
    </Card>
  );
}

function GroupLine({ group: { reason, count, more, newest } }: { group: LookGroup }) {
  const t = useTranslations("overview.look");
  return (
    <Line icon={ICON[reason]} tint={TINT[reason]}>
      <span>{t(reason, { count, more: String(more) })}</span>
      <span className="flex flex-wrap gap-x-3 gap-y-1">
        {newest.map(({ id, merchantBizId, environment }) => (
          <span key={id} className="inline-flex items-center gap-1.5">
            <Link
              href={`/transactions/${id}`}
              className="rounded-sm font-mono text-xs text-accent hover:underline"
            >
              {merchantBizId.length > 14
                ? `${merchantBizId.slice(0, 6)}…${merchantBizId.slice(-4)}`
                : merchantBizId}
            </Link>
            <EnvironmentTag environment={environment} />
          </span>
        ))}
      </span>
    </Line>
  );
}

type LineProps = { icon: LucideIcon; tint: string; children: ReactNode };

function Line({ icon: Icon, tint, children }: LineProps) {
  return (
    <li className="flex items-start gap-2.5 px-4 py-2 text-sm">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tint)} />
      <div className="flex min-w-0 grow flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        {children}
      </div>
    </li>
  );
}
