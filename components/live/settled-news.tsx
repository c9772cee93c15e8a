"use client";

import { usePathname, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { setTabNews } from "@/components/shared/tab-title";
import { documentType } from "@/lib/initialize/document-types";
import { areNotificationsOn, showNotification } from "@/lib/live/notify-choice";
import { onlyOneTab } from "@/lib/live/only-one-tab";
import { useLive } from "@/lib/live/use-live";
import { OUTCOME_MARK } from "@/lib/timeline/outcome-mark";
import type { Story } from "@/lib/timeline/story";
import { fetchJson } from "@/lib/transactions/fetch-json";

/** Whoever is at this tab has seen the number after this long. */
const SEEN_AFTER_MS = 10_000;

let unseen: ReadonlySet<string> = new Set();

function show(ids: Iterable<string>): void {
  unseen = new Set(ids);
  setTabNews(unseen.size);
}

/**
 * Tells of one's own transactions that are settled, on every page: as a number before the tab's title until somebody
 * looks at it and, where they asked for it, as a notification of the browser's. Draws nothing.
 */
export default function SettledNews() {
  const t = useTranslations("live.state");
  const locale = useLocale();
  const router = useRouter();
  const path = usePathname();
  const pageOf = (id: string) => `/transactions/${id}`;

  useLive(["settled"], async ({ events }) => {
    const ids = events.flatMap((event) => (event.kind === "settled" ? [event.id] : []));
    // Its own page says it in its own title.
    show([...unseen, ...ids.filter((id) => path !== pageOf(id))]);
    if (ids.length > 0 && document.hasFocus()) setTimeout(() => show([]), SEEN_AFTER_MS);
    if (!areNotificationsOn()) return;
    await Promise.all(
      ids.map((id) => onlyOneTab(`console-settled-${id}`, path === pageOf(id), () => tell(id))),
    );
  });

  async function tell(id: string): Promise<void> {
    const { transaction } = await fetchJson<Story>(`/api${pageOf(id)}`);
    const mark = OUTCOME_MARK[transaction.state];
    if (mark === undefined) return;
    const { docType, state } = transaction;
    showNotification({
      title: `${mark} ${t(state)}`,
      body: documentType(docType)?.name[locale] ?? docType,
      tag: `console-settled-${id}`,
      onClick: () => router.push(pageOf(id)),
    });
  }

  useEffect(() => {
    const seen = () => show([]);
    window.addEventListener("focus", seen);
    return () => window.removeEventListener("focus", seen);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever goes to another page has looked.
  useEffect(() => show([]), [path]);
  return null;
}
