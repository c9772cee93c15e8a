import type pg from "pg";
import { v7 } from "uuid";
import { parseKeys } from "../../lib/platform/server/keys.ts";
import { sealWith } from "../../lib/platform/server/seal.ts";

/** What the vendor's stand-in accepts: it looks at no signature. */
export const ACCESS_KEY = {
  accessKeyId: "BENCHACCESSKEY",
  accessKeySecret: "bench-secret-of-thirty-letters",
};

/**
 * Credentials for the vendor's stand-in, sealed as the console seals them. Several, because each has a limit of ten
 * calls a second of its own.
 * @returns their row ids
 */
export async function seedCredentials(
  pool: pg.Pool,
  { endpoint, keys, count }: { endpoint: string; keys: string; count: number },
): Promise<string[]> {
  const parsed = parseKeys(keys);
  if (!parsed.ok) throw new Error(`CONSOLE_KEYS: ${parsed.problem}`);
  const ids = Array.from({ length: count }, () => v7());
  for (const [index, id] of ids.entries()) {
    const sealed = sealWith(parsed.keys, ACCESS_KEY.accessKeySecret, `credential:${id}:secret`);
    await pool.query(
      `INSERT INTO credential (id, name, environment, endpoint, access_key_id, secret_sealed, secret_last_four)
       VALUES ($1, $2, 'sandbox', $3, $4, $5, $6)`,
      [
        id,
        `Bench ${index + 1}`,
        endpoint,
        ACCESS_KEY.accessKeyId,
        sealed,
        ACCESS_KEY.accessKeySecret.slice(-4),
      ],
    );
  }
  return ids;
}
