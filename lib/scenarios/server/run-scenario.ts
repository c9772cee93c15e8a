import "server-only";
import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { AppError } from "@/lib/kernel/errors";
import type { Locale } from "@/lib/kernel/localized-text";
import { askSandbox } from "@/lib/platform/server/ask-sandbox";
import type { Script } from "@/lib/scenarios/scenario";
import { findScenario } from "@/lib/scenarios/scenarios";
import { listScenarioCredentials } from "@/lib/scenarios/server/scenario-credentials";
import type { ScenarioRun } from "@/lib/scenarios/view";
import { startTransaction } from "@/lib/transactions/server/start-transaction";

export type RunInput = {
  id: string;
  /** Made for each press of the button; its second use starts nothing. */
  submissionId: string;
  /** The first of those that reach the sandbox when left out. */
  credentialId?: string | undefined;
};

/**
 * Tells the sandbox what is to happen to one MerchantBizId, then starts a transaction with it as anybody would. The
 * console knows nothing of the script afterwards: what it makes of it is the lesson.
 */
export async function runScenario(
  by: ChangedBy & { actor: Actor },
  { id, submissionId, credentialId }: RunInput,
  locale: Locale,
): Promise<ScenarioRun> {
  const scenario = findScenario(id);
  if (!scenario) throw new AppError("not-found", "scenarios.problems.unknown");
  const credential = await chooseCredential(by.actor, credentialId);
  // The same press again names the same transaction.
  const MerchantBizId = submissionId.replaceAll("-", "");
  const isNew = await registerScript(MerchantBizId, scenario.script);
  const draft = draftOf(MerchantBizId);
  const started = await startTransaction(by, { submissionId, credentialId: credential, draft }, locale);
  if (isNew) {
    await auditedChange(by, async (_tx, trail) => {
      const subject = { type: "transaction", id: started.id } as const;
      trail.add({ event: "scenario.run", subject, data: { scenario: id } });
    });
  }
  return { id: started.id };
}

async function chooseCredential(actor: Actor, wanted: string | undefined): Promise<string> {
  const possible = await listScenarioCredentials(actor);
  const found = wanted === undefined ? possible[0] : possible.find(({ id }) => id === wanted);
  if (!found) throw new AppError("conflict", "scenarios.problems.noCredential");
  return found.id;
}

/** False when Initialize was called with this MerchantBizId already: the button was pressed twice. */
async function registerScript(MerchantBizId: string, script: Script): Promise<boolean> {
  const answer = await askSandbox("scripts", { MerchantBizId, script });
  if (answer.status === 409) return false;
  if (!answer.ok) throw new AppError("unavailable", "device.problems.noSandbox");
  return true;
}

function draftOf(MerchantBizId: string): InitializeDraft {
  const MetaInfo = DEVICE_PROFILES[0]?.metaInfo ?? "{}";
  return { ...defaultDraft(MerchantBizId), SceneCode: "scenario", MetaInfo, MerchantUserId: "scenario" };
}
