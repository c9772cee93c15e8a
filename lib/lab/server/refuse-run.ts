import "server-only";
import { changeIf } from "@/lib/audit/server/change-if";
import { theLab } from "@/lib/lab/server/move";

const REFUSE = `UPDATE lab_run r SET state = 'refused', problem = $2 WHERE id = $1 AND state = 'planned'
  AND NOT EXISTS (SELECT 1 FROM "transaction" t WHERE t.submission_id = r.submission_id)`;

/** Writes down that the console would not send this run. It is not tried again. */
export async function refuseRun(id: string, experimentId: string, problem: string): Promise<void> {
  await changeIf(theLab(), async (tx, trail) => {
    const subject = { type: "experiment", id: experimentId } as const;
    trail.add({ event: "experiment.run-refused", subject, data: { runId: id, problem } });
    return (await tx.runLast({ name: "refuse-lab-run", text: REFUSE, values: [id, problem] })) === 1;
  });
}
