import { randomUUID } from "node:crypto";
import { onDatabase } from "./database";
import { aTransaction } from "./transaction";

/** An experiment of the lab, paused after its first run, for tests that need one to look at. Its row id. */
export async function anExperiment(): Promise<string> {
  const id = randomUUID();
  const transaction = await aTransaction();
  await onDatabase(
    `INSERT INTO lab_experiment (id, name, owner_id, credential_id, draft, axes, runs_per_cell, side_by_side, device,
       state, paused_reason, created_at, moved_at)
     SELECT $1, 'Threshold or capture', person.id, credential.id, '{"DocType":"01000000","ShowGuidePage":"1"}',
       '[{"parameter":"IdThreshold","values":["0","1"]},{"parameter":"DocScanMode","values":["shoot","scan"]}]', 1, 1,
       'person', 'paused', 'person', now(), now()
     FROM credential, person WHERE credential.name = 'Sandbox' AND person.email = 'operator@journeys.test'`,
    [id],
  );
  await onDatabase(
    `INSERT INTO lab_run (id, experiment_id, place, cell, number, submission_id, state)
     SELECT gen_random_uuid(), $1, cell, cell, 1,
       CASE WHEN cell = 0 THEN (SELECT submission_id FROM transaction WHERE id = $2) ELSE gen_random_uuid() END, 'planned'
     FROM generate_series(0, 3) AS cell`,
    [id, transaction.id],
  );
  return id;
}
