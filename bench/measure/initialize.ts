// P13: the whole Initialize action over HTTP against the bare signed call, both to the same vendor. What is left when
// the vendor's own time is taken away is the console's: session, checks, intent, signature, outcome, trail.
import { randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { signCall } from "../../lib/cloudauth/server/acs3-signature.ts";
import { defaultDraft, type InitializeDraft, newMerchantBizId } from "../../lib/initialize/draft.ts";
import { DEVICE_PROFILES } from "../../lib/initialize/meta-info.ts";
import { toWireParameters } from "../../lib/initialize/wire.ts";
import type { Arena } from "../arena.ts";
import { post } from "../load/http-call.ts";
import { interleave } from "../load/interleave.ts";
import { openLoop } from "../load/open-loop.ts";
import { BARS } from "../report/bars.ts";
import { type Bar, digits, type Figure, type Outcome } from "../report/figure.ts";
import { median, pairedDifference, percentile } from "../report/statistics.ts";
import { ACCESS_KEY } from "../seed/credentials.ts";
import { actionId } from "./action-id.ts";

const PER_SECOND = 20;

export async function measureInitialize(arena: Arena): Promise<Outcome> {
  const { rounds, initializeCalls } = arena.plan;
  const product = (calls: number) => onOwnConnections(calls, (agent) => actionSender(arena, agent));
  const bare = (calls: number) => onOwnConnections(calls, (agent) => bareSender(arena, agent));
  await bare(PER_SECOND);
  await product(PER_SECOND);
  const halves = await interleave(
    rounds,
    () => product(initializeCalls),
    () => bare(initializeCalls),
  );
  await checkStored(arena, rounds * initializeCalls + PER_SECOND);
  const figure = (share: 0.5 | 0.99, bar: Bar) => added(halves, share, bar);
  return {
    figures: [figure(0.5, BARS.initializeP50), figure(0.99, BARS.initializeP99)],
    rounds: {
      "Initialize product p50 ms": halves.product.map((times) => percentile(times, 0.5)),
      "Initialize bare p50 ms": halves.bare.map((times) => percentile(times, 0.5)),
      "Initialize product p99 ms": halves.product.map((times) => percentile(times, 0.99)),
      "Initialize bare p99 ms": halves.bare.map((times) => percentile(times, 0.99)),
    },
  };
}

/** New ones for each half: the server closes those that rest while the other half runs, maybe under a call. */
async function onOwnConnections(calls: number, sender: (agent: Agent) => (index: number) => Promise<void>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const times = await openLoop(PER_SECOND, calls, sender(agent));
  agent.destroy();
  return times;
}

function newDraft(): InitializeDraft {
  return {
    ...defaultDraft(newMerchantBizId()),
    SceneCode: "bench",
    MetaInfo: DEVICE_PROFILES[0]?.metaInfo ?? "",
    MerchantUserId: `bench-${randomUUID()}`,
  };
}

/** Posts the form's server action as a browser does: its number, a session, the page's own origin. */
function actionSender({ product, signedIn, credentialIds }: Arena, agent: Agent) {
  const headers = {
    "next-action": actionId("startTransaction"),
    "content-type": "text/plain;charset=UTF-8",
    accept: "text/x-component",
    origin: product.origin,
    cookie: signedIn.cookie,
  };
  return async (index: number) => {
    const credentialId = credentialIds[index % credentialIds.length];
    const body = JSON.stringify([{ submissionId: randomUUID(), credentialId, draft: newDraft() }]);
    const answer = await post({ origin: product.origin, path: "/initialize", headers, body, agent });
    if (!answer.includes('"state":"pending"'))
      throw new Error(`Initialize did not succeed: ${answer.slice(0, 300)}`);
  };
}

/** Signs the same parameters and sends them to the vendor, and does nothing else. */
function bareSender({ vendor }: Arena, agent: Agent) {
  const { host } = new URL(vendor.origin);
  return async () => {
    const draft = newDraft();
    const query = toWireParameters(draft, {
      MerchantUserId: draft.MerchantUserId,
      CallbackUrl: `http://127.0.0.1/api/callbacks/${randomUUID()}`,
      CallbackToken: randomUUID(),
    });
    const date = `${new Date().toISOString().slice(0, 19)}Z`;
    const call = { host, action: "Initialize", version: "2022-08-09", date, nonce: randomUUID(), query };
    const signed = signCall(call, ACCESS_KEY);
    const { headers } = signed;
    const answer = await post({ origin: vendor.origin, path: `/?${signed.query}`, headers, agent });
    if (!answer.includes("TransactionId"))
      throw new Error(`The vendor did not accept: ${answer.slice(0, 300)}`);
  };
}

/** Every call that was answered must be a row that waits for its result. */
async function checkStored({ database, signedIn }: Arena, atLeast: number): Promise<void> {
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "transaction"
     WHERE started_by_id = $1 AND state = 'pending' AND parameters->>'SceneCode' = 'bench' AND protocol_sealed IS NOT NULL`,
    [signedIn.personId],
  );
  const stored = rows[0]?.count ?? 0;
  if (stored < atLeast) throw new Error(`${atLeast} calls were answered, but only ${stored} are stored.`);
}

function added(
  { product, bare }: { product: number[][]; bare: number[][] },
  share: 0.5 | 0.99,
  bar: Bar,
): Figure {
  const of = (side: number[][]) => side.map((times) => percentile(times, share));
  return {
    row: "P13",
    name: `Initialize at ${PER_SECOND}/s, ${share === 0.5 ? "p50" : "p99"}`,
    product: `${digits(median(of(product)))} ms`,
    bare: `${digits(median(of(bare)))} ms`,
    value: pairedDifference(of(product), of(bare)),
    unit: "ms",
    added: true,
    bar,
  };
}
