import { randomUUID } from "node:crypto";
import { onDatabase } from "./database";

/** An experiment of the lab that was planned and never started; answers its id. */
export async function anExperiment(): Promise<string> {
  const id = randomUUID();
  await onDatabase(
    `INSERT INTO lab_experiment (id, name, owner_id, credential_id, draft, axes, runs_per_cell, side_by_side, device,
       state, created_at, moved_at)
     SELECT $1, 'Planned for a test', person.id, credential.id, '{"DocType":"01000000"}',
       '[{"parameter":"IdThreshold","values":["0","1"]}]', 1, 1, 'person', 'planned', now(), now()
     FROM credential, person WHERE credential.name = 'Played vendor' AND person.email = 'operator@journeys.test'`,
    [id],
  );
  await onDatabase(
    `INSERT INTO lab_run (id, experiment_id, place, cell, number, submission_id, state)
     SELECT gen_random_uuid(), $1, cell, cell, 1, gen_random_uuid(), 'planned' FROM generate_series(0, 1) AS cell`,
    [id],
  );
  return id;
}
