"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { describeCode } from "@/lib/initialize/return-codes";
import type { Scenario } from "@/lib/scenarios/scenario";
import { SCENARIOS } from "@/lib/scenarios/scenarios";

/** A scenario with its words in the reader's language. */
export type ToldScenario = Scenario & { title: string; teaches: string; expected: string };

/** Every scenario in words; a documented error's come from what is known of its Code. */
export function useScenarioTexts(): readonly ToldScenario[] {
  const t = useTranslations("scenarios");
  const locale = useLocale();
  return useMemo(
    () =>
      SCENARIOS.map((scenario) => {
        const { id, error, ends } = scenario;
        if (!error) {
          const said = (what: "title" | "teaches" | "ends") => t(`scenario.${id}.${what}`);
          return { ...scenario, title: said("title"), teaches: said("teaches"), expected: said("ends") };
        }
        const known = describeCode(error.code);
        const expected = `errorEnds.${ends.state}`;
        return {
          ...scenario,
          title: t(`errorTitle.${error.operation}`, { code: error.code }),
          teaches: [known?.meaning[locale], known?.advice[locale]].filter(Boolean).join(" "),
          expected: t(t.has(expected) ? expected : "errorEnds.other"),
        };
      }),
    [t, locale],
  );
}

/** True when every word that was typed stands in title, lesson, expectation or id. */
export function fitsSearch({ id, title, teaches, expected }: ToldScenario, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const whole = [id, title, teaches, expected].join(" ").toLowerCase();
  return words.every((word) => whole.includes(word));
}
