"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, useId, useMemo, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { BegunFrom } from "@/components/lab/begun-from";
import { DeviceFields } from "@/components/lab/device-fields";
import { PlanBar } from "@/components/lab/plan-bar";
import { begunFrom, plannedAgain, untouchedPlan } from "@/components/lab/plan-begun";
import { PlanCard } from "@/components/lab/plan-card";
import { PlanOutcome } from "@/components/lab/plan-outcome";
import { offeredPresets } from "@/components/lab/plan-preset";
import { environmentOf, type PlanSetting, type PlanValues } from "@/components/lab/plan-values";
import { SubjectFields } from "@/components/lab/subject-fields";
import { TickedFields } from "@/components/lab/ticked-fields";
import { useKeptPlan } from "@/components/lab/use-kept-plan";
import { usePlan } from "@/components/lab/use-plan";
import { usePlanResolver } from "@/components/lab/use-plan-resolver";
import { useTypedPerson } from "@/components/lab/use-typed-person";
import { EnvironmentStrip } from "@/components/shared/environment-strip";
import { useCtrlEnter } from "@/components/shared/form/use-ctrl-enter";
import { useReady } from "@/components/shared/form/use-ready";
import { PageHeader } from "@/components/shared/page-header";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { ExperimentView } from "@/lib/lab/view";
import type { HeadRoom } from "@/lib/limits/head-room";
import type { PresetView } from "@/lib/presets/view";
import { sentHash } from "@/lib/transactions/person-again";
import type { StartingPoint } from "@/lib/transactions/starting-point";

type PlanFormProps = Pick<PlanSetting, "credentials" | "callbackOrigins"> & {
  merchantBizId: string;
  /** The rate of each credential's account. */
  rooms: readonly HeadRoom[];
  presets: readonly PresetView[];
  /** A phone that may fill in MetaInfo. */
  phone: ReactNode;
  /** The experiment whose plan is the beginning of this one. */
  before: ExperimentView | null;
  /** The preset, or the transaction, that it begins with. */
  startingPoint: StartingPoint;
  person: { id: string; mayLock: boolean };
};

/** What is tried, on whom, and how often. Saving it sends nothing. */
export function PlanForm(props: PlanFormProps) {
  const { credentials, callbackOrigins, presets, startingPoint, before, person } = props;
  const t = useTranslations("lab");
  const { presetVersion } = startingPoint;
  const hash = sentHash(startingPoint);
  const setting = useMemo(
    (): PlanSetting => ({
      credentials,
      callbackOrigins,
      presets: offeredPresets(presets, presetVersion),
      mayLock: person.mayLock,
      sentHash: hash,
    }),
    [credentials, callbackOrigins, presets, presetVersion, person.mayLock, hash],
  );
  const form = useForm<PlanValues>({
    resolver: usePlanResolver(),
    mode: "onTouched",
    defaultValues: opened(setting, props),
  });
  const { kept, restored } = useKeptPlan({ form, setting, personId: person.id });
  useTypedPerson(form, setting);
  const { plan, renew, busy, error } = usePlan(form, person.id, kept);
  // Another plan has its own phone.
  const [plans, setPlans] = useState(0);
  const ready = useReady();
  const submit = form.handleSubmit(plan);
  useCtrlEnter(submit, !busy && ready);
  const credentialId = form.watch("credentialId");

  function startOver() {
    setPlans((count) => count + 1);
    form.reset(opened(setting, props));
    renew();
    kept.forget();
  }

  return (
    <FormProvider {...form}>
      <EnvironmentStrip environment={environmentOf(setting, credentialId)} />
      <PageHeader
        crumbs={[{ href: "/lab", label: t("title") }]}
        crumbsLabel={t("crumbs")}
        title={t("newTitle")}
        description={t("newDescription")}
      />
      <form noValidate onSubmit={submit}>
        <div className="mb-4 flex flex-col gap-3 empty:hidden">
          <BegunFrom from={startingPoint} before={before} restored={restored} />
          <PlanOutcome error={error} />
        </div>
        <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(0,1fr)_22rem]">
          <fieldset
            disabled={busy || !ready}
            aria-label={t("newTitle")}
            className="flex min-w-0 flex-col gap-4"
          >
            <Part title={t("subject")}>
              <SubjectFields setting={setting} phone={<Fragment key={plans}>{props.phone}</Fragment>} />
            </Part>
            <Part title={t("varied")} description={t("variedHint")}>
              <TickedFields setting={setting} />
            </Part>
            <Part title={t("runs")}>
              <DeviceFields setting={setting} />
            </Part>
          </fieldset>
          <PlanCard setting={setting} rooms={props.rooms} />
        </div>
        <PlanBar busy={busy} onStartOver={startOver} />
      </form>
    </FormProvider>
  );
}

/** The plan as its address says it, before anybody has typed. */
function opened(setting: PlanSetting, { merchantBizId, before, startingPoint }: PlanFormProps): PlanValues {
  const plan = untouchedPlan(setting, merchantBizId);
  return before ? plannedAgain(setting, plan, before) : begunFrom(setting, plan, startingPoint);
}

type PartProps = { title: string; description?: string; children: React.ReactNode };

function Part({ title, description, children }: PartProps) {
  const id = useId();
  return (
    <Card aria-labelledby={id}>
      <CardHeader title={title} titleId={id} description={description} />
      <CardBody className="grid gap-x-6 gap-y-4 md:grid-cols-2">{children}</CardBody>
    </Card>
  );
}
