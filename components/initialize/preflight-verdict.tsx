"use client";

import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useAction } from "@/lib/boundary/use-action";
import { preflightCallbackUrl } from "@/lib/transactions/actions";
import type { PreflightVerdict as Verdict } from "@/lib/transactions/preflight";

const LOOKS = {
  reachable: { Icon: CircleCheck, tone: "text-success" },
  "answered-otherwise": { Icon: TriangleAlert, tone: "text-warning" },
  unreachable: { Icon: CircleX, tone: "text-danger" },
} as const;

/** What one question to an address brought. */
export default function PreflightVerdict({ address }: { address: string }) {
  const t = useTranslations("initialize.preflight");
  const { run, pending, error } = useAction(preflightCallbackUrl);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  useEffect(() => {
    void run({ address }).then((result) => {
      if (result.ok) setVerdict(result.data);
    });
  }, [run, address]);
  const looks = verdict && LOOKS[verdict.kind];
  return (
    <span role="status" className="flex min-w-0 items-center gap-1 text-xs">
      {pending ? t("asking") : null}
      {error?.message}
      {verdict && looks ? (
        <>
          <looks.Icon aria-hidden className={`size-3.5 shrink-0 ${looks.tone}`} />
          <span>
            {verdict.kind === "unreachable"
              ? t(t.has(`problem.${verdict.problem}`) ? `problem.${verdict.problem}` : "problem.other")
              : t(verdict.kind, { status: verdict.status })}
          </span>
        </>
      ) : null}
    </span>
  );
}
