import { useTranslations } from "next-intl";
import type { ToldScenario } from "@/components/scenarios/use-scenario-texts";
import { StateBadge } from "@/components/shared/state/state-badge";
import { Button } from "@/components/ui/button";

type ScenarioRowProps = { scenario: ToldScenario; running: boolean; busy: boolean; onRun: () => void };

/** What happens, what it teaches, how it ends, and the button. */
export function ScenarioRow({ scenario, running, busy, onRun }: ScenarioRowProps) {
  const t = useTranslations("scenarios");
  const { id, title, teaches, expected, ends } = scenario;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3" data-scenario={id}>
      <div className="min-w-0 basis-80 grow">
        <h3 className="font-medium break-words">{title}</h3>
        <p className="max-w-prose text-sm break-words text-ink-muted">{teaches}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
          <span className="text-ink-muted">{t("expected")}</span>
          <StateBadge state={ends.state} contradiction={ends.contradiction ?? false} />
          <span className="text-ink-muted">{expected}</span>
        </p>
      </div>
      <Button onClick={onRun} disabled={busy} aria-busy={running} aria-label={t("runOne", { title })}>
        {t(running ? "running" : "run")}
      </Button>
    </li>
  );
}
