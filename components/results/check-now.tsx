"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormError } from "@/components/shared/form/form-error";
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/boundary/use-action";
import { checkResultNow } from "@/lib/results/actions";
import type { CheckReading } from "@/lib/results/reading";
import { useStory } from "@/lib/timeline/story-context";

/** Asks the vendor for the result at once; shown while there is something to ask for. */
export function CheckNow() {
  const t = useTranslations("results");
  const { story, refresh } = useStory();
  const [reading, setReading] = useState<CheckReading | null>(null);
  const { run, pending: isPending, error } = useAction(checkResultNow);
  if (story.transaction.state !== "pending") return null;
  const check = async () => {
    setReading(null);
    const result = await run({ id: story.transaction.id });
    if (result.ok) setReading(result.data.reading);
    await refresh();
  };
  return (
    <>
      <Button onClick={check} disabled={isPending} aria-busy={isPending}>
        {t(isPending ? "checking" : "checkNow")}
      </Button>
      <p role="status" className="text-sm text-ink-muted">
        {reading === null ? "" : t(`reading.${reading}`)}
      </p>
      <FormError error={error} />
    </>
  );
}
