import Link from "next/link";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/shared/local-time";
import { ownText } from "@/components/shared/own-text";
import { TableCell, TableRow } from "@/components/ui/table";
import { auditHref } from "@/lib/audit/schema";
import type { AuditEntryView } from "@/lib/audit/view";

export function AuditRow({ entry }: { entry: AuditEntryView }) {
  const t = useTranslations("audit");
  const { actorId, actorLabel, event, subjectType, subjectId } = entry;
  const part = () => ownText(t, "parts", actorLabel) ?? actorLabel;
  return (
    <TableRow>
      <TableCell className="text-right tabular-nums" title={`${t("hash")} ${entry.hash}`}>
        {entry.seq}
      </TableCell>
      <TableCell>
        <LocalTime value={entry.at} focusable={false} />
      </TableCell>
      <TableCell className="min-w-24 break-words">
        {actorId ? actorLabel : t("theConsole", { label: part() })}
      </TableCell>
      <TableCell className="min-w-32 break-words">
        {ownText(t, "events", event.replace(".", "_")) ?? event}
      </TableCell>
      <TableCell className="min-w-40">
        {ownText(t, "subjects", subjectType) ?? subjectType}
        <Link
          href={auditHref({ subjectType, subjectId })}
          title={t("sameSubject")}
          className="ml-1.5 rounded-sm font-mono text-xs break-all text-accent hover:underline"
        >
          {subjectId}
        </Link>
      </TableCell>
      <TableCell className="min-w-56">
        <Facts data={entry.data} />
      </TableCell>
      <TableCell className="min-w-36 font-mono text-xs break-all text-ink-muted">{entry.requestId}</TableCell>
    </TableRow>
  );
}

/** Names and values as they are stored: these are codes, ids and counts. */
function Facts({ data }: { data: Record<string, unknown> }) {
  return (
    <dl className="flex flex-wrap gap-x-3">
      {Object.entries(data).map(([name, value]) => (
        <div key={name} className="flex gap-1 text-xs">
          <dt className="text-ink-muted">{name}</dt>
          <dd className="break-all">{value === null ? "–" : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
