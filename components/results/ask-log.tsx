"use client";

import { useTranslations } from "next-intl";
import { useServerNow } from "@/components/shared/clock";
import { FormError } from "@/components/shared/form/form-error";
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/boundary/use-action";
import { askVerifyLogNow } from "@/lib/results/actions";
import { useStory } from "@/lib/timeline/story-context";

/** Asks how far the device came: once the TransactionId is dead, until the vendor has told. */
export function AskLog() {
  const t = useTranslations("results");
  const { story, refresh } = useStory();
  const { transaction, verifyLogs, now: serverNow } = story;
  const now = useServerNow(serverNow);
  const { run, pending, error } = useAction(askVerifyLogNow);
  const { deadline, id, transactionId } = transaction;
  const told = verifyLogs.some(({ code }) => code === "Success");
  if (transactionId === null || deadline === null || told || now < Date.parse(deadline)) return null;
  const ask = async () => {
    await run({ id });
    await refresh();
  };
  return (
    <>
      <Button onClick={ask} disabled={pending} aria-busy={pending}>
        {t(pending ? "askingLog" : "askLog")}
      </Button>
      <FormError error={error} />
    </>
  );
}
