import { CircleCheck, OctagonAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/shared/definition-list";
import { LocalTime } from "@/components/shared/local-time";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { HealthCheck, SettingView, SystemView } from "@/lib/system/view";

/** Health, settings and versions of the console that answers. */
export function SystemPanel({ system }: { system: SystemView }) {
  const t = useTranslations("system");
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card aria-labelledby="health">
        <CardHeader
          titleId="health"
          title={t("health.title")}
          description={<CheckedAt at={system.checkedAt} />}
        />
        <CardBody>
          <ul className="grid gap-2">
            {system.checks.map((check) => (
              <Check key={check.name} check={check} />
            ))}
          </ul>
        </CardBody>
      </Card>
      <Card aria-labelledby="versions">
        <CardHeader titleId="versions" title={t("versions")} />
        <CardBody>
          <DefinitionList
            columns={2}
            items={system.versions.map(({ name, version }) => ({ term: name, value: version, mono: true }))}
          />
        </CardBody>
      </Card>
      <Card aria-labelledby="settings" className="lg:col-span-2">
        <CardHeader titleId="settings" title={t("settings.title")} description={t("settings.description")} />
        <CardBody>
          <DefinitionList
            columns={2}
            items={system.settings.map((setting) => ({
              term: setting.name,
              value: <SettingValue setting={setting} />,
              mono: !setting.secret,
            }))}
          />
        </CardBody>
      </Card>
    </div>
  );
}

function CheckedAt({ at }: { at: string }) {
  const t = useTranslations("system");
  return (
    <>
      {t("health.checkedAt")} <LocalTime value={at} />
    </>
  );
}

function Check({ check }: { check: HealthCheck }) {
  const t = useTranslations("system.health");
  const Icon = check.ok ? CircleCheck : OctagonAlert;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone={check.ok ? "success" : "danger"}>
        <Icon aria-hidden className="size-3.5" />
        {t(check.name === "schedule" ? (check.ok ? "works" : "idle") : check.ok ? "ok" : "failing")}
      </Badge>
      <span className="font-medium">{t(`${check.name}.name`)}</span>
      <span className="text-sm text-ink-muted">
        {check.ok
          ? t("answeredIn", { ms: check.durationMs })
          : t(check.noRight ? "schedule.noRight" : `${check.name}.advice`)}
      </span>
    </li>
  );
}

function SettingValue({ setting }: { setting: SettingView }) {
  const t = useTranslations("system.settings");
  if (setting.value === null) return <span className="text-ink-muted">{t("unset")}</span>;
  return setting.secret ? <span className="text-ink-muted">{t("hidden")}</span> : setting.value;
}
