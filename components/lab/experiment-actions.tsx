"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { CancelExperiment } from "@/components/lab/cancel-experiment";
import { useExperiment } from "@/components/lab/experiment-context";
import { StartExperiment } from "@/components/lab/start-experiment";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { ButtonLink } from "@/components/ui/button-link";
import { useAction } from "@/lib/boundary/use-action";
import { pauseExperiment, resumeExperiment } from "@/lib/lab/actions";

/** Start, pause, go on, cancel, and the same plan once more: what fits the state. */
export function ExperimentActions({ personId }: { personId: string }) {
  const t = useTranslations("lab");
  const { id, state, owner } = useExperiment().experiment;
  // The calls are made in the name of whoever planned it; stopping them is everybody's.
  const own = owner.id === personId;
  const ended = state === "done" || state === "cancelled";
  const group = useRef<HTMLFieldSetElement>(null);
  const held = useRef(false);
  // Whoever pressed what the next state no longer offers goes on among what it does offer.
  useEffect(() => {
    if (state && held.current && document.activeElement === document.body) group.current?.focus();
  }, [state]);
  return (
    <fieldset
      ref={group}
      tabIndex={-1}
      aria-label={t(`state.${state}`)}
      onFocus={() => {
        held.current = true;
      }}
      onBlur={() => {
        held.current = false;
      }}
      className="flex min-w-0 flex-wrap items-center gap-2"
      data-print="hide"
    >
      {state === "planned" && own ? <StartExperiment /> : null}
      {state === "running" ? <Move label={t("pause")} action={pauseExperiment} /> : null}
      {state === "paused" && own ? <Move label={t("resume")} action={resumeExperiment} primary /> : null}
      {ended ? null : <CancelExperiment />}
      {(state === "planned" || state === "paused") && !own ? (
        <p className="basis-full text-sm text-ink-muted">{t("onlyOwner", { name: owner.name })}</p>
      ) : null}
      <ButtonLink href={`/lab/new?again=${id}`}>{t("planAgain")}</ButtonLink>
    </fieldset>
  );
}

type MoveProps = { label: string; action: typeof pauseExperiment; primary?: boolean };

function Move({ label, action, primary }: MoveProps) {
  const { experiment, refresh } = useExperiment();
  const { run, pending, error } = useAction(action);
  const send = async () => {
    await run({ id: experiment.id });
    await refresh();
  };
  return (
    <form action={send} className="contents">
      <SubmitButton pending={pending} variant={primary ? "primary" : "secondary"}>
        {label}
      </SubmitButton>
      {error ? (
        <div className="order-last basis-full">
          <FormError error={error} />
        </div>
      ) : null}
    </form>
  );
}
