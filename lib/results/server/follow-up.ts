import "server-only";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import { noteReport } from "@/lib/callbacks/server/note-report";
import { newId } from "@/lib/kernel/ids";
import { confirmResult, isAlreadyDone } from "@/lib/results/server/confirm-result";

/**
 * What a delivery sets going: its report is noted when it can be believed, and CheckResult is asked. Resolves with
 * `done` when nothing is left to do, with `again` when it may be otherwise a little later.
 */
export async function followUp(transactionId: string): Promise<"done" | "again"> {
  const by = changedByConsole("callback", newId());
  const noted = await noteReport(by, transactionId);
  if (noted === "nothing" || noted === "settled") return "done";
  if (noted === "waiting") return "again";
  try {
    const { state } = await confirmResult(by, transactionId, "callback");
    return state === "pending" ? "again" : "done";
  } catch (error) {
    if (isAlreadyDone(error)) return "done";
    throw error;
  }
}
