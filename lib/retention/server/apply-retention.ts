import "server-only";
import { type ChangedBy, changedByConsole } from "@/lib/audit/server/audited-change";
import { changeIf } from "@/lib/audit/server/change-if";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/platform/server/log";
import type { Work } from "@/lib/platform/server/start-jobs";
import { RETENTION_SQL } from "@/lib/retention/server/retention-sql";
import { sealOldMetaInfo } from "@/lib/retention/server/seal-old-meta-info";
import { readSettings } from "@/lib/settings/server/settings-store";
import { RETENTION_KINDS, type RetentionKind } from "@/lib/settings/settings";

const DAY_MS = 86_400_000;

/** So many rows are erased in one database transaction, and so many times in one run. */
const BATCH = 500;
const MOST_BATCHES = 200;

export type Erased = Record<RetentionKind, number>;

/**
 * Erases what is older than the settings allow. Each batch is one change with its entry in the trail; when nothing
 * is due nothing is written. May be run at any time, by several instances at once, and again after a crash.
 * @param limits smaller ones for tests
 */
export async function applyRetention(
  by: ChangedBy,
  now: Date,
  { batch, most }: { batch: number; most: number } = { batch: BATCH, most: MOST_BATCHES },
): Promise<Erased> {
  const settings = await readSettings();
  const erased: Erased = {
    details: 0,
    images: 0,
    verifyLogs: 0,
    deliveries: 0,
    metaInfo: 0,
    protocol: 0,
    strays: 0,
  };
  for (const kind of RETENTION_KINDS) {
    const olderThan = new Date(now.getTime() - settings[`retention.${kind}`] * DAY_MS);
    for (const statement of RETENTION_SQL[kind]) {
      const eraseSome = () =>
        eraseBatch(by, kind, { ...statement, values: [now, olderThan, batch] }, olderThan);
      erased[kind] += await untilDone(eraseSome, batch, most);
    }
  }
  return erased;
}

async function untilDone(eraseSome: () => Promise<number>, batch: number, most: number): Promise<number> {
  let all = 0;
  for (let made = 0; made < most; made += 1) {
    const count = await eraseSome();
    all += count;
    if (count < batch) break;
  }
  return all;
}

type Statement = { name: string; text: string; values: unknown[] };

async function eraseBatch(
  by: ChangedBy,
  kind: RetentionKind,
  statement: Statement,
  olderThan: Date,
): Promise<number> {
  let count = 0;
  await changeIf(by, async (tx, trail) => {
    count = await tx.run(statement);
    if (count === 0) return false;
    const data = { kind, count, olderThan: olderThan.toISOString() };
    trail.add({ event: "retention.applied", subject: { type: "console", id: `retention.${kind}` }, data });
    return true;
  });
  return count;
}

/** The job that does it: every hour, so that a console which is on by day alone forgets in time as well. */
export const RETENTION_WORK: Work = {
  queue: "apply-retention",
  every: "17 * * * *",
  sideBySide: 1,
  lookEvery: 30,
  takesAtMost: 900,
  async run() {
    const by = changedByConsole("retention", newId());
    await sealOldMetaInfo(by).catch((err: unknown) =>
      log.error({ err }, "older MetaInfo could not be sealed"),
    );
    const erased = await applyRetention(by, new Date());
    const found = Object.values(erased).some((count) => count > 0);
    if (found) log.info({ erased }, "what was old enough was erased");
  },
};
