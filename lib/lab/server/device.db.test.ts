import { expect, test } from "vitest";
import { secretContext } from "@/lib/credentials/server/repository";
import { byQuality } from "@/lib/lab/device";
import { cellsOf } from "@/lib/lab/grid";
import { advance } from "@/lib/lab/server/advance";
import { startExperiment } from "@/lib/lab/server/move-experiment";
import { bizIdOf } from "@/lib/lab/server/run-call";
import { readAxes, readRuns } from "@/lib/lab/server/stored";
import { experimentRow, runStates } from "@/lib/lab/testing/laboratory";
import { plan, planInput } from "@/lib/lab/testing/plans";
import { database } from "@/lib/platform/server/db";
import { seal } from "@/lib/platform/server/seal";
import { CONTROL_TOKEN, KEY, startSandbox } from "@/lib/sandbox/testing/start-sandbox";
import { addCredential, addPerson } from "@/lib/transactions/testing/world";

const sandbox = await startSandbox();
const origin = `http://127.0.0.1:${sandbox.port}`;
process.env.SANDBOX_ORIGIN = origin;
process.env.SANDBOX_CONTROL_TOKEN = CONTROL_TOKEN;
const operator = await addPerson();
const credential = await addCredential("sandbox", origin);
await database().credential.update({
  where: { id: credential },
  data: { accessKeyId: KEY.id, secretSealed: seal(KEY.secret, secretContext(credential)) },
  select: { id: true },
});

const callbackless = { ...planInput(credential).draft, callbackTo: "none" as const };

async function started(over: Parameters<typeof plan>[2]): Promise<string> {
  const id = await plan(operator, credential, { draft: callbackless, ...over });
  await startExperiment(operator, id, null);
  return id;
}

/** What the sandbox knows of a run. */
async function told(submissionId: string) {
  return (await sandbox.control("GET", `scripts/${bizIdOf(submissionId)}`)).body;
}

test("the sandbox is told of each run what its device does, before the one call that is made for it", async () => {
  const id = await started({ device: "by-quality", quality: 62 });
  // On a slow machine one look does not get through all of them.
  while ((await runStates(id)).planned) await advance(id);
  expect(await runStates(id)).toEqual({ pending: 8 });
  const { axes, runsPerCell } = await experimentRow(id);
  const cells = cellsOf(readAxes(axes));
  for (const { submissionId, cell, number } of await readRuns(id)) {
    const sent = { DocScanMode: "shoot", ShowGuidePage: "1", ...cells[cell]?.values };
    const device = byQuality({ quality: 62, number, runsPerCell, sent });
    expect(await told(submissionId)).toMatchObject({ script: { device }, calls: { Initialize: 1 } });
  }
});

test("where a person holds the device the sandbox is told nothing", async () => {
  const id = await started({ device: "person", runsPerCell: 1 });
  await advance(id);
  const [first] = await readRuns(id);
  expect((await sandbox.control("GET", `scripts/${bizIdOf(first?.submissionId ?? "")}`)).status).toBe(404);
});

test("while the sandbox does not answer nothing is sent, and it is tried again", async () => {
  const id = await started({ device: "passes", sideBySide: 1, runsPerCell: 1 });
  await sandbox.stop();
  expect((await advance(id))?.getTime()).toBeGreaterThan(Date.now());
  expect(await runStates(id)).toEqual({ planned: 4 });
  expect(await experimentRow(id)).toMatchObject({ state: "running" });
});
