"use client";

import { useLocale, useTranslations } from "next-intl";
import { useTabTitle } from "@/components/shared/tab-title";
import { documentType } from "@/lib/initialize/document-types";
import { OUTCOME_MARK } from "@/lib/timeline/outcome-mark";
import { useStory } from "@/lib/timeline/story-context";

/** The outcome as the tab's title, so that it can be read from another tab. */
export function SettledTitle() {
  const states = useTranslations("state");
  const locale = useLocale();
  const { state, docType } = useStory().story.transaction;
  const mark = OUTCOME_MARK[state];
  const name = documentType(docType)?.name[locale] ?? docType;
  useTabTitle(mark === undefined ? null : `${mark} ${states(state)} · ${name}`);
  return null;
}
