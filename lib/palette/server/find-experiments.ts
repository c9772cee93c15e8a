import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import type { FoundExperiment } from "@/lib/palette/view";
import { wordsOf } from "@/lib/palette/words";
import { pool } from "@/lib/platform/server/db";

const MOST = 5;

/** Experiments are planned by people, by the dozen: no index is worth its upkeep. */
const FIND = {
  name: "palette-experiments",
  text: `SELECT id, name, created_at AS "createdAt" FROM lab_experiment
WHERE lower(normalize(name, NFKC)) LIKE ALL ($1::text[]) ORDER BY created_at DESC, id DESC LIMIT ${MOST}`,
};

const anywhere = (word: string) => `%${word.replace(/[\\%_]/g, "\\$&")}%`;

/** The experiments whose name has every one of these words, newest first. */
export async function findExperiments(actor: Actor | null, text: string): Promise<FoundExperiment[]> {
  authorize(actor, "transaction.read");
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const { rows } = await pool().query<{ id: string; name: string; createdAt: Date }>({
    ...FIND,
    values: [words.map(anywhere)],
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}
