import "server-only";
import { advance } from "@/lib/lab/server/advance";
import { LAB_QUEUE, planLook } from "@/lib/lab/server/look";
import { moveExperiment, theLab } from "@/lib/lab/server/move";
import { database } from "@/lib/platform/server/db";
import { jobs } from "@/lib/platform/server/jobs";
import type { Work } from "@/lib/platform/server/start-jobs";

/** One that nobody has touched for so long is given up: it holds what identifies a person. */
const LEFT_ALONE_MS = 30 * 86_400_000;
const AT_A_TIME = 500;

/** Every minute: running experiments whose next look was lost get one, and what was left alone is cancelled. */
export async function sweep(now: Date): Promise<void> {
  const running = await database().labExperiment.findMany({
    where: { state: "running" },
    select: { id: true, credentialId: true },
    take: AT_A_TIME,
  });
  const ids = running.map(({ id }) => id);
  const lost = new Set(await jobs().without(LAB_QUEUE, ids));
  for (const each of running) if (lost.has(each.id)) await planLook(each, now);
  await cancelLeftAlone(now);
}

async function cancelLeftAlone(now: Date): Promise<void> {
  const left = await database().labExperiment.findMany({
    where: {
      state: { in: ["planned", "paused"] },
      movedAt: { lt: new Date(now.getTime() - LEFT_ALONE_MS) },
    },
    select: { id: true },
    take: AT_A_TIME,
  });
  for (const { id } of left) {
    await moveExperiment(theLab(), id, ["planned", "paused"], "cancelled", { reason: "left-alone" });
  }
}

async function look(id: string): Promise<void> {
  const experiment = await database().labExperiment.findUnique({
    where: { id },
    select: { id: true, credentialId: true },
  });
  const next = experiment && (await advance(id));
  if (next) await planLook(experiment, next);
}

/** Looks at one experiment and plans the next look; without a key, at what all of them need. */
export const LAB_WORK: Work = {
  queue: LAB_QUEUE,
  every: "* * * * *",
  // Most of the time a look waits for the vendor.
  sideBySide: 16,
  ofOneGroup: 4,
  lookEvery: 1,
  takesAtMost: 90,
  async run(id) {
    if (id === "") return sweep(new Date());
    await look(id);
  },
};
