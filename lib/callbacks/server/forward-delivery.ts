import "server-only";
import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import { Throttle } from "@/lib/auth/throttle";
import { asStoredFields, type StoredFields } from "@/lib/callbacks/fields";
import type { Forwarded, ForwardInput } from "@/lib/callbacks/forward";
import { isTokenField, queryOf } from "@/lib/callbacks/raw-request";
import { REPLAY_MARKER } from "@/lib/callbacks/replay";
import { AppError } from "@/lib/kernel/errors";
import { database } from "@/lib/platform/server/db";
import { type PublicFetchSettings, publicFetch } from "@/lib/platform/server/public-fetch";

/** One a second for each person: enough to look for a fault by hand, too few to lean on somebody else's service. */
const pace = new Throttle({
  free: 1,
  firstMs: 1_000,
  longestMs: 1_000,
  forgetMs: 60_000,
  capacity: 10_000,
});

/**
 * Repeats a stored delivery to another address, for whoever looks for a fault there: its method and its fields but
 * the token, marked as a repetition by a field and a header. Where it may go is decided by `publicFetch`. The trail
 * tells that it was asked for before anything is sent, and once more what came of it.
 *
 * @throws AppError with the reason on `address` when it cannot be read as one
 */
export async function forwardDelivery(
  by: ChangedBy,
  { deliveryId, address }: ForwardInput,
  settings?: PublicFetchSettings,
): Promise<Forwarded> {
  const delivery = await findDelivery(deliveryId);
  if (!URL.canParse(address)) {
    throw new AppError("bad-input", "badInput", {
      fieldErrors: { address: "callbacks.problems.unreadable" },
    });
  }
  takeTurn(by);
  const target = targetOf(address, deliveryId, delivery.fields);
  const record = (outcome: string, httpStatus: number | null) =>
    auditedChange(by, async (_tx, trail) => {
      const subject = { type: "transaction", id: delivery.transactionId } as const;
      trail.add({
        event: "callback.forwarded",
        subject,
        data: { deliveryId, origin: target.origin, outcome, httpStatus },
      });
    });
  await record("asked", null);
  const method = delivery.method === "HEAD" ? "HEAD" : "GET";
  const headers = { "user-agent": "id-verification-console", [REPLAY_MARKER]: deliveryId };
  const answer = await publicFetch(target.href, { method, headers }, settings);
  await (answer.ok ? record("answered", answer.status) : record(answer.problem, null));
  return answer;
}

async function findDelivery(id: string) {
  const found = await database().callbackDelivery.findUnique({
    where: { id },
    select: { transactionId: true, method: true, fields: true, erasedAt: true },
  });
  if (!found) throw new AppError("not-found", "notFound");
  if (found.erasedAt !== null) throw new AppError("already-done", "callbacks.problems.erased");
  return { ...found, fields: asStoredFields(found.fields) };
}

function takeTurn({ actor }: ChangedBy): void {
  const person = actor?.personId ?? "console";
  const now = Date.now();
  if (pace.waitMs(person, now) > 0) throw new AppError("too-many-requests", "callbacks.problems.tooOften");
  pace.charge(person, now);
}

/** The address with the delivery's fields after a query of its own. */
function targetOf(address: string, deliveryId: string, { pairs }: StoredFields): URL {
  const url = new URL(address);
  const fields = queryOf([
    ...pairs.filter((pair) => !isTokenField(pair) && pair[0].toLowerCase() !== REPLAY_MARKER),
    [REPLAY_MARKER, deliveryId],
  ]);
  url.search = url.search === "" ? fields : `${url.search}&${fields}`;
  return url;
}
