import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PARAMETER_GROUPS, type ParameterGroup } from "@/lib/initialize/parameters";

/** The parameters that answer one question. Contained: a key that is typed in one group leaves the others painted. */
export function FieldGroup({ group, children }: { group: ParameterGroup; children: ReactNode }) {
  const locale = useLocale();
  const title = PARAMETER_GROUPS.find(({ id }) => id === group)?.title[locale];
  return (
    <Card aria-labelledby={`group-${group}`} className="contain-content">
      <CardHeader title={title} titleId={`group-${group}`} />
      <CardBody className="grid gap-x-6 gap-y-4 md:grid-cols-2">{children}</CardBody>
    </Card>
  );
}
