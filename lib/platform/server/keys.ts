/** A key that seals secrets. In a list the first seals and all open. */
export type SealingKey = { id: string; key: Buffer };

type Parsed = { ok: true; keys: [SealingKey, ...SealingKey[]] } | { ok: false; problem: string };

const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/;

/** Reads `id:key,id:key`, each key 32 bytes in base64. A problem never quotes the text: it may be a key. */
export function parseKeys(text: string): Parsed {
  const keys: SealingKey[] = [];
  for (const [at, entry] of text.split(",").entries()) {
    const [, id, encoded] = ENTRY.exec(entry.trim()) ?? [];
    const key = encoded ? Buffer.from(encoded, "base64") : undefined;
    if (!id || key?.length !== KEY_BYTES) {
      return {
        ok: false,
        problem: `entry ${at + 1} is not id:key with 32 bytes of base64 (openssl rand -base64 32)`,
      };
    }
    if (keys.some((other) => other.id === id))
      return { ok: false, problem: `the key id ${id} stands there twice` };
    keys.push({ id, key });
  }
  const [first, ...rest] = keys;
  return first ? { ok: true, keys: [first, ...rest] } : { ok: false, problem: "holds no key" };
}

/** The form that parseKeys reads. */
export function writeKeys(keys: readonly SealingKey[]): string {
  return keys.map(({ id, key }) => `${id}:${key.toString("base64")}`).join(",");
}
