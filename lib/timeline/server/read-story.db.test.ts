import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readFields } from "@/lib/callbacks/fields";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { seal } from "@/lib/platform/server/seal";
import { readStory } from "@/lib/timeline/server/read-story";
import {
  addCredential,
  addPerson,
  addTransaction,
  goodQuery,
  TEST_TOKEN,
} from "@/lib/transactions/testing/world";

const operator = await addPerson();
const auditor = await addPerson("auditor");
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("a story holds request, response, judged deliveries and checks, for an auditor too", async () => {
  const { id, transactionId } = await addTransaction(operator, credential, {
    protocolSealed: seal("the protocol", "x"),
  });
  for (const query of [
    "",
    goodQuery(transactionId).replace(TEST_TOKEN, "forged"),
    goodQuery(transactionId),
  ]) {
    await database().callbackDelivery.create({
      data: { id: newId(), transactionId: id, method: "GET", fields: readFields(query, sha256) },
      select: { id: true },
    });
  }
  await database().resultCheck.create({
    data: {
      id: newId(),
      transactionId: id,
      reason: "callback",
      askedAt: new Date(),
      durationMs: 4,
      code: "Success",
      passed: "Y",
      subCode: "200",
      extIdInfoSealed: seal("LI SI", "y"),
    },
    select: { id: true },
  });
  const story = await readStory(auditor.actor, id);
  expect(story?.transaction).toMatchObject({ state: "pending", transactionId, hasProtocol: true });
  expect(
    story?.deliveries.shown.map(({ verdict }) => [verdict.kind, verdict.token, verdict.believed]),
  ).toEqual([
    ["probe", "missing", false],
    ["report", "wrong", false],
    ["report", "right", true],
  ]);
  expect(story?.checks).toEqual([
    expect.objectContaining({ reading: "passed", hasDetails: true, askedBy: null }),
  ]);
});

test("nothing secret is in a story: no Protocol, no token or its hash of ours, no document", async () => {
  const protocolSealed = seal("the protocol", "x");
  const { id } = await addTransaction(operator, credential, { protocolSealed });
  const told = JSON.stringify(await readStory(operator.actor, id));
  for (const secret of ["the protocol", protocolSealed, TEST_TOKEN, sha256(TEST_TOKEN)]) {
    expect(told).not.toContain(secret);
  }
});

test("what is no transaction has no story, and a stranger gets none", async () => {
  expect(await readStory(operator.actor, "rubbish")).toBeNull();
  expect(await readStory(operator.actor, newId())).toBeNull();
  const { id } = await addTransaction(operator, credential);
  await expect(readStory(null, id)).rejects.toMatchObject({ code: "not-signed-in" });
});
