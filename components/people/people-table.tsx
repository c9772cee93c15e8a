"use client";

import { Ban, CircleCheck, KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { PersonMenu } from "@/components/people/person-menu";
import type { Wanted } from "@/components/people/wanted";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { PersonView } from "@/lib/people/view";

type Props = { people: PersonView[]; serverNow: string; onWant: (wanted: Wanted) => void };

export function PeopleTable({ people, serverNow, onWant }: Props) {
  const t = useTranslations("people");
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <Table aria-label={t("list")}>
        <TableHead>
          <TableRow>
            <TableHeader>{t("name")}</TableHeader>
            <TableHeader>{t("email")}</TableHeader>
            <TableHeader>{t("role")}</TableHeader>
            <TableHeader>{t("state")}</TableHeader>
            <TableHeader>{t("lastSeen")}</TableHeader>
            <TableHeader className="relative">
              <span className="sr-only">{t("actions")}</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {people.map((person) => (
            <TableRow key={person.id}>
              <TableHeader scope="row" className="text-left text-ink">
                {person.name}
                {person.isSelf ? <span className="ml-1.5 text-ink-muted">{`(${t("you")})`}</span> : null}
              </TableHeader>
              <TableCell className="min-w-48 break-all">{person.email}</TableCell>
              <TableCell>{t(`roles.${person.role}`)}</TableCell>
              <TableCell>
                <PersonState person={person} />
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {person.lastSeenAt ? (
                  <RelativeTime value={person.lastSeenAt} serverNow={serverNow} />
                ) : (
                  <span className="text-ink-muted">{t("never")}</span>
                )}
              </TableCell>
              <TableCell className="text-right">
                <PersonMenu person={person} onWant={onWant} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function PersonState({ person }: { person: PersonView }) {
  const t = useTranslations("people");
  if (person.disabledAt) {
    return (
      <Badge>
        <Ban aria-hidden className="size-3" />
        {t("disabled")}
      </Badge>
    );
  }
  const [Icon, key, tone] = person.mustChangePassword
    ? ([KeyRound, "oneTime", "warning"] as const)
    : ([CircleCheck, "active", "success"] as const);
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className="size-3" />
      {t(key)}
    </Badge>
  );
}
