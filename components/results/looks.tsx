"use client";

import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/shared/local-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { MOST_LOOKS } from "@/lib/results/personal-data";
import { useStory } from "@/lib/timeline/story-context";

const COLUMNS = ["at", "by", "what", "reason"] as const;

/** Who has looked at what is sealed, for those who may read the trail. */
export function Looks() {
  const t = useTranslations("personal.looks");
  const { looks, details, images } = useStory().story;
  if (looks === null || (looks.length === 0 && details === null && images.length === 0)) return null;
  return (
    <section aria-labelledby="looks-title" className="border-t border-line">
      <h3 id="looks-title" className="px-4 pt-4 pb-2 font-semibold">
        {t("title")}
      </h3>
      {looks.length === 0 ? (
        <p className="px-4 pb-4 text-ink-muted">{t("none")}</p>
      ) : (
        <Table aria-labelledby="looks-title">
          <TableHead>
            <TableRow>
              {COLUMNS.map((column) => (
                <TableHeader key={column}>{t(column)}</TableHeader>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {looks.map(({ at, by, what, reason }) => (
              <TableRow key={`${at} ${by} ${what}`}>
                <TableCell>
                  <LocalTime value={at} precision="second" />
                </TableCell>
                <TableCell>{by}</TableCell>
                <TableCell className="min-w-24">
                  {what === "details" ? t("details") : what.startsWith("image ") ? t("picture") : what}
                </TableCell>
                <TableCell className="min-w-40 break-words">{reason ?? "-"}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {looks.length === MOST_LOOKS ? (
        <p className="px-4 py-2 text-sm text-ink-muted">{t("more", { count: MOST_LOOKS })}</p>
      ) : null}
    </section>
  );
}
