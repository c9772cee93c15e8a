"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { minutesAtDevice, secondsToSend } from "@/components/lab/plan-estimate";
import { isCount, planSum } from "@/components/lab/plan-sum";
import { figure, type PlanSetting, type PlanValues } from "@/components/lab/plan-values";
import { EnvironmentTag } from "@/components/shared/environment-tag";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { MOST_CALLS } from "@/lib/lab/grid";
import type { HeadRoom } from "@/lib/limits/head-room";

type PlanCardProps = { setting: PlanSetting; rooms: readonly HeadRoom[] };

/** Before anything is saved or sent: how many calls it is, what they take, and whether they are billed. */
export function PlanCard({ setting, rooms }: PlanCardProps) {
  const t = useTranslations("lab");
  const values = useFormContext<PlanValues>().watch();
  const { axes, calls } = planSum(values);
  const credential = setting.credentials.find(({ id }) => id === values.credentialId);
  const room = rooms.find(({ credentialId }) => credentialId === values.credentialId);
  const devices = figure(values.sideBySide);
  const counted = axes.length > 0 && isCount(calls);
  return (
    <aside className="min-w-0 min-[1100px]:sticky min-[1100px]:top-16">
      <Card aria-labelledby="plan-title">
        <CardHeader
          title={t("plan")}
          titleId="plan-title"
          actions={credential ? <EnvironmentTag environment={credential.environment} /> : null}
        />
        <CardBody className="flex flex-col gap-3 text-sm">
          {axes.length === 0 ? (
            <p>{t("nothingVaried")}</p>
          ) : (
            <ul className="flex flex-col gap-1">
              {axes.map(({ parameter, values: tried }) => (
                <li key={parameter} className="flex items-baseline justify-between gap-3">
                  <code className="text-xs">{parameter}</code>
                  <span className="text-right tabular-nums">{t("values", { count: tried.length })}</span>
                </li>
              ))}
            </ul>
          )}
          <AlsoSent draft={values.draft} />
          {counted ? (
            <>
              <p className="text-lg font-semibold tabular-nums" data-calls={calls}>
                {t("calls", { count: calls })}
              </p>
              {calls > MOST_CALLS ? (
                <p className="text-danger">{t("tooMany", { most: MOST_CALLS })}</p>
              ) : null}
              {room ? (
                <p>{t("atRate", { rate: room.perSecond, seconds: secondsToSend(calls, room.perSecond) })}</p>
              ) : null}
              {values.device === "person" && isCount(devices) ? (
                <p>{t("atDevice", minutesAtDevice(calls, devices))}</p>
              ) : null}
              {credential?.environment === "live" ? (
                <p className="font-medium text-warning">
                  {t("billed", { count: calls, name: credential.name })}
                </p>
              ) : (
                <p className="text-ink-muted">{t("notBilled")}</p>
              )}
            </>
          ) : null}
          <p className="text-ink-muted">{t("nothingSent")}</p>
        </CardBody>
      </Card>
    </aside>
  );
}

/** What comes from a preset or an earlier call and has no field on this form. */
function AlsoSent({ draft: { SceneCode, callbackTo, CallbackUrl } }: { draft: InitializeDraft }) {
  const t = useTranslations("lab");
  const also = [
    ["SceneCode", SceneCode],
    ["CallbackUrl", callbackTo === "own" ? CallbackUrl : ""],
  ].filter(([, value]) => value !== "");
  if (also.length === 0) return null;
  return (
    <div>
      <p className="text-ink-muted">{t("alsoSent")}</p>
      <ul>
        {also.map(([name, value]) => (
          <li key={name}>
            <code className="text-xs break-all">{`${name} ${value}`}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
