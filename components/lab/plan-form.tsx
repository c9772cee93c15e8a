"use client";

import { useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { DeviceFields } from "@/components/lab/device-fields";
import { PlanBar } from "@/components/lab/plan-bar";
import { PlanCard } from "@/components/lab/plan-card";
import {
  environmentOf,
  type PlanSetting,
  type PlanValues,
  plannedAgain,
  untouchedPlan,
} from "@/components/lab/plan-values";
import { SubjectFields } from "@/components/lab/subject-fields";
import { TickedFields } from "@/components/lab/ticked-fields";
import { usePlan } from "@/components/lab/use-plan";
import { usePlanResolver } from "@/components/lab/use-plan-resolver";
import { EnvironmentStrip } from "@/components/shared/environment-strip";
import { FormError } from "@/components/shared/form/form-error";
import { useReady } from "@/components/shared/form/use-ready";
import { PageHeader } from "@/components/shared/page-header";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { ExperimentView } from "@/lib/lab/view";
import type { HeadRoom } from "@/lib/limits/head-room";

type PlanFormProps = PlanSetting & {
  merchantBizId: string;
  /** The rate of each credential's account. */
  rooms: readonly HeadRoom[];
  /** The experiment whose plan is the beginning of this one. */
  before: ExperimentView | null;
};

/** What is tried, on whom, and how often. Saving it sends nothing. */
export function PlanForm({ credentials, callbackOrigins, merchantBizId, rooms, before }: PlanFormProps) {
  const t = useTranslations("lab");
  const setting = useMemo(() => ({ credentials, callbackOrigins }), [credentials, callbackOrigins]);
  const form = useForm<PlanValues>({
    resolver: usePlanResolver(),
    mode: "onTouched",
    defaultValues: opened(setting, merchantBizId, before),
  });
  const { plan, busy, error } = usePlan(form);
  const ready = useReady();
  const credentialId = form.watch("credentialId");
  return (
    <FormProvider {...form}>
      <EnvironmentStrip environment={environmentOf(setting, credentialId)} />
      <PageHeader
        crumbs={[{ href: "/lab", label: t("title") }]}
        crumbsLabel={t("crumbs")}
        title={t("newTitle")}
        description={t("newDescription")}
      />
      <form noValidate onSubmit={form.handleSubmit(plan)}>
        <div className="mb-4 flex flex-col gap-3 empty:hidden">
          {before ? <Alert title={t("again", { name: before.name })}>{t("againPerson")}</Alert> : null}
          <FormError error={error} />
        </div>
        <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(0,1fr)_22rem]">
          <fieldset
            disabled={busy || !ready}
            aria-label={t("newTitle")}
            className="flex min-w-0 flex-col gap-4"
          >
            <Part title={t("subject")}>
              <SubjectFields setting={setting} />
            </Part>
            <Part title={t("varied")} description={t("variedHint")}>
              <TickedFields />
            </Part>
            <Part title={t("runs")}>
              <DeviceFields setting={setting} />
            </Part>
          </fieldset>
          <PlanCard setting={setting} rooms={rooms} />
        </div>
        <PlanBar busy={busy} />
      </form>
    </FormProvider>
  );
}

function opened(setting: PlanSetting, merchantBizId: string, before: ExperimentView | null): PlanValues {
  const plan = untouchedPlan(setting, merchantBizId);
  return before ? plannedAgain(setting, plan, before) : plan;
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
