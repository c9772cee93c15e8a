import { useFormatter, useTranslations } from "next-intl";
import { LocalTime } from "@/components/shared/local-time";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { StrayNetwork, StraysView } from "@/lib/callbacks/strays-view";

/** Who asked for callback addresses that nobody has: somebody who guesses, or a device that was set up wrong. */
export function StraysPanel({ strays, className }: { strays: StraysView; className?: string }) {
  const t = useTranslations("callbacks.strays");
  const format = useFormatter();
  const { networks, lastDay, total } = strays;
  return (
    <Card aria-labelledby="strays" className={className}>
      <CardHeader titleId="strays" title={t("title")} description={t("description")} />
      {networks.length === 0 ? (
        <CardBody className="text-ink-muted">{t("none")}</CardBody>
      ) : (
        <>
          <CardBody>{t("sum", { lastDay, total: format.number(total) })}</CardBody>
          <Table aria-label={t("byNetwork")}>
            <TableHead>
              <TableRow>
                <TableHeader>{t("network")}</TableHeader>
                <TableHeader className="text-right">{t("lastDay")}</TableHeader>
                <TableHeader className="text-right">{t("total")}</TableHeader>
                <TableHeader>{t("lastHour")}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {networks.map((each) => (
                <NetworkRow key={each.network} {...each} />
              ))}
            </TableBody>
          </Table>
        </>
      )}
    </Card>
  );
}

function NetworkRow({ network, lastDay, total, lastHour }: StrayNetwork) {
  const t = useTranslations("callbacks.strays");
  const format = useFormatter();
  return (
    <TableRow>
      <TableHeader scope="row" className={network ? "text-left font-mono text-ink" : "text-left text-ink"}>
        {network ?? t("others")}
      </TableHeader>
      <TableCell className="text-right tabular-nums">{format.number(lastDay)}</TableCell>
      <TableCell className="text-right tabular-nums">{format.number(total)}</TableCell>
      <TableCell>
        <LocalTime value={lastHour} focusable={false} />
      </TableCell>
    </TableRow>
  );
}
