"use client";

import { useTranslations } from "next-intl";
import { percent, seconds } from "@/components/lab/figures";
import type { Measure } from "@/components/lab/pivot-choice";
import { ShareBar } from "@/components/lab/share-bar";
import { cn } from "@/components/ui/cn";
import type { Summary } from "@/lib/lab/pivot";

type PivotFieldProps = {
  field: Summary;
  measure: Measure;
  /** The values that it stands for, for whoever does not see where it stands. */
  says: string;
  open: boolean;
  onOpen: () => void;
};

/** A figure, how many it is drawn from, and what is not counted in it. Opens its transactions. */
export function PivotField({ field, measure, says, open, onOpen }: PivotFieldProps) {
  const t = useTranslations("lab");
  const left = (["open", "rejected", "throttled", "unknown", "refused"] as const).filter(
    (part) => field[part] > 0,
  );
  return (
    <button
      type="button"
      aria-pressed={open}
      onClick={onOpen}
      className={cn(
        "flex w-full min-w-28 flex-col gap-0.5 rounded border px-2 py-1 text-left touch-target hover:bg-hover",
        open ? "border-accent-solid bg-accent-soft" : "border-transparent",
      )}
    >
      <span className="sr-only">{`${says}: `}</span>
      <Figure field={field} measure={measure} />
      {left.length > 0 ? (
        <span className="text-2xs text-ink-muted tabular-nums">
          {left.map((part) => t(`part.${part}`, { count: field[part] })).join(", ")}
        </span>
      ) : null}
    </button>
  );
}

function Figure({ field, measure }: Pick<PivotFieldProps, "field" | "measure">) {
  const t = useTranslations("lab");
  const { settled, passed, failed, passRate, medianSecondsToResult, subCodes, started, runs } = field;
  if (settled === 0 || passRate === null) {
    return (
      <>
        <span className="text-base font-semibold text-ink-muted">{"–"}</span>
        <span className="text-xs text-ink-muted tabular-nums">
          {t("sentOf", { sent: started, calls: runs })}
        </span>
      </>
    );
  }
  if (measure === "pass-rate") {
    return (
      <>
        <span className="text-base font-semibold tabular-nums">{percent(passRate)}</span>
        <span className="text-xs text-ink-muted tabular-nums">{t("passedOf", { passed, settled })}</span>
        <ShareBar share={passRate} />
      </>
    );
  }
  if (measure === "time") {
    return (
      <>
        <span className="text-base font-semibold tabular-nums">
          {medianSecondsToResult === null ? "–" : seconds(medianSecondsToResult)}
        </span>
        <span className="text-xs text-ink-muted tabular-nums">
          {t("ofResults", { count: passed + failed })}
        </span>
      </>
    );
  }
  return (
    <>
      {subCodes.length === 0 ? <span className="text-ink-muted">{"–"}</span> : null}
      {subCodes.slice(0, 4).map(({ code, count }) => (
        <span key={code} className="tabular-nums">
          <code>{code}</code>
          {` × ${count}`}
        </span>
      ))}
      {subCodes.length > 4 ? (
        <span className="text-xs text-ink-muted">{t("moreCodes", { count: subCodes.length - 4 })}</span>
      ) : null}
      <span className="text-xs text-ink-muted tabular-nums">{t("ofResults", { count: settled })}</span>
    </>
  );
}
