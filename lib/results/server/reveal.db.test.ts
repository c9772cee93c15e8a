import { afterAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { database, pool } from "@/lib/platform/server/db";
import { readPersonalData } from "@/lib/results/server/read-personal-data";
import { revealDetails, revealImage } from "@/lib/results/server/reveal";
import { addCredential, addPerson, addTransaction, eventsOf } from "@/lib/transactions/testing/world";

const auditor = await addPerson("auditor");
const operator = await addPerson();
const sandbox = await addCredential("sandbox", "http://127.0.0.1:1");
afterAll(() => database().resultImage.deleteMany());

test("a picture whose large object a restore has left behind is gone, and says so; nobody has looked", async () => {
  const { id } = await addTransaction(operator, sandbox, { state: "passed" });
  const [checkId, imageId] = [newId(), newId()];
  const check = { transactionId: id, reason: "person", askedAt: new Date(), durationMs: 1, code: "Success" };
  await database().resultCheck.create({ data: { id: checkId, ...check }, select: { id: true } });
  await pool().query(
    `INSERT INTO result_image (id, transaction_id, check_id, name, media_type, bytes, large_object, created_at)
     VALUES ($1, $2, $3, 'ExtIdInfo.idImage', 'image/png', 4, 4294967290, now())`,
    [imageId, id, checkId],
  );
  await expect(revealImage(auditor, imageId, "a reason")).rejects.toMatchObject({
    code: "not-found",
    messageKey: "personal.problems.pictureGone",
  });
  expect(await eventsOf(id)).toEqual([]);
});

test("a look at nothing, or with the key gone, says so and leaves no entry", async () => {
  const { id } = await addTransaction(operator, sandbox);
  await expect(revealDetails(auditor, id, "a reason")).rejects.toMatchObject({ code: "not-found" });
  await expect(revealImage(auditor, newId(), "a reason")).rejects.toMatchObject({ code: "not-found" });
  await database().resultCheck.create({
    data: {
      id: newId(),
      transactionId: id,
      reason: "person",
      askedAt: new Date(),
      durationMs: 1,
      code: "Success",
      extIdInfoSealed: "s1.gone.AAAA",
    },
    select: { id: true },
  });
  await expect(revealDetails(auditor, id, "a reason")).rejects.toMatchObject({ code: "unavailable" });
  expect((await readPersonalData(operator.actor, id)).details).toEqual({ kind: "unreadable" });
  expect(await eventsOf(id)).toEqual([]);
});
