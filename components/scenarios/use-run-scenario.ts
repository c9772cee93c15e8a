"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useAction } from "@/lib/boundary/use-action";
import { newId } from "@/lib/kernel/ids";
import { runScenario } from "@/lib/scenarios/actions";

/** Runs one scenario at a time and opens its transaction. `running` is the id of the one that was pressed. */
export function useRunScenario(credentialId: string | undefined) {
  const router = useRouter();
  const { run, error } = useAction(runScenario);
  const [running, setRunning] = useState<string | null>(null);
  const [isLeaving, startLeaving] = useTransition();
  const start = async (id: string) => {
    setRunning(id);
    const result = await run({ id, submissionId: newId(), ...(credentialId ? { credentialId } : {}) });
    if (result.ok) startLeaving(() => router.push(`/transactions/${result.data.id}`));
    else setRunning(null);
  };
  return { start, running, busy: running !== null || isLeaving, error };
}
