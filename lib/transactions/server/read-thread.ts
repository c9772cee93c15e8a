import "server-only";
import { database } from "@/lib/platform/server/db";
import type { Thread, ThreadMember } from "@/lib/transactions/thread";

const MOST_SHOWN = 50;

const MEMBER = {
  id: true,
  merchantBizId: true,
  state: true,
  deadline: true,
  reportedPassed: true,
  createdAt: true,
} as const;

type MemberRow = Omit<ThreadMember, "deadline" | "createdAt"> & { deadline: Date | null; createdAt: Date };

const member = ({ deadline, createdAt, ...row }: MemberRow): ThreadMember => ({
  ...row,
  deadline: deadline?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

const NOBODY: Thread = { preset: null, rerunOf: null, reruns: [] };

/** The preset that a transaction was composed from, the one it repeats, and those that repeat it. */
export async function readThread(id: string): Promise<Thread> {
  const row = await database().transaction.findUnique({
    where: { id },
    select: {
      presetVersion: { select: { number: true, preset: { select: { id: true, name: true } } } },
      rerunOf: { select: MEMBER },
      reruns: { select: MEMBER, orderBy: { createdAt: "asc" }, take: MOST_SHOWN },
    },
  });
  if (!row) return NOBODY;
  const { presetVersion, rerunOf, reruns } = row;
  return {
    preset: presetVersion && { ...presetVersion.preset, version: presetVersion.number },
    rerunOf: rerunOf && member(rerunOf),
    reruns: reruns.map(member),
  };
}
