import { changedByConsole } from "@/lib/audit/server/audited-change";
import { newId } from "@/lib/kernel/ids";
import { pool } from "@/lib/platform/server/db";
import { confirmResult, isAlreadyDone } from "@/lib/results/server/confirm-result";
import { followUp, planNext } from "@/lib/results/server/follow-up";
import type { CallVendor, Surroundings } from "@/lib/results/server/surroundings";
import { deliver } from "@/lib/results/testing/deliver";
import type { Delivery, History, Step } from "@/lib/results/testing/model";
import type { PlayedJobs } from "@/lib/results/testing/played-jobs";
import { CHECK_RESULT, INITIALIZE, playedClient, refused } from "@/lib/results/testing/played-vendor";
import { CHECK_QUEUE } from "@/lib/transactions/server/check-schedule";
import { closeUnknown } from "@/lib/transactions/server/close-unknown";
import { giveUp } from "@/lib/transactions/server/give-up-orphans";
import { storeOutcome } from "@/lib/transactions/server/store-outcome";
import { ORPHANED_AFTER_MS } from "@/lib/transactions/state";
import { type Starter, TEST_TOKEN } from "@/lib/transactions/testing/world";

export type Stage = { operator: Starter; credentialId: string; jobs: PlayedJobs; callbackTokenHash: Buffer };

const NEVER = Number.POSITIVE_INFINITY;
const CONSOLE = changedByConsole("results", newId());

export const ours = (id: string) => `hks-ours-${id}`;
export const other = (id: string) => `hks-other-${id}`;

const INSERT = {
  name: "test-intent",
  text: `INSERT INTO "transaction" (id, submission_id, state, environment, credential_id, started_by_id,
  merchant_biz_id, doc_type, parameters, merchant_user_hash, merchant_user_hashed, callback_id, callback_token_hash,
  created_at)
VALUES ($1, $1, 'requested', 'sandbox', $2, $3, $4, '01000000', '{}', 'ab', true, $4, $5, $6)`,
};

/** Lets one history happen to one stored transaction, through the console's own code. */
export class PlayedHistory {
  readonly id = newId();
  readonly #sentAt: number;
  #now: number;
  #awaitsAnswer = true;
  /** From when on the intent counts as orphaned, as long as it has no outcome. */
  #orphaned: number;
  #calls = 0;
  readonly #stage: Stage;
  readonly #said: History["said"];
  readonly #on: Surroundings;

  constructor(stage: Stage, said: History["said"], sentAt: number) {
    this.#stage = stage;
    this.#said = said;
    [this.#sentAt, this.#now] = [sentAt, sentAt];
    this.#orphaned = sentAt + ORPHANED_AFTER_MS + 1;
    const client = playedClient(async ({ TransactionId }) => this.#answerOf(TransactionId));
    const call: CallVendor = (_credential, _operation, _patience, send) => send(client);
    this.#on = { now: () => new Date(this.#now), call };
  }

  async play(steps: readonly Step[]): Promise<void> {
    const { operator, credentialId, callbackTokenHash } = this.#stage;
    const values = [this.id, credentialId, operator.actor.personId, newId().replaceAll("-", "")];
    await pool().query({ ...INSERT, values: [...values, callbackTokenHash, new Date(this.#sentAt)] });
    for (const step of steps) await this.#take(step);
  }

  async #take(step: Step): Promise<void> {
    if (step.kind === "wait") await this.#wait(step.ms);
    else if (step.kind === "deliver") await this.#deliver(step);
    else if (step.kind === "restart") this.#awaitsAnswer = false;
    else if (step.kind === "answer") await this.#answer(step.outcome);
    else if (step.kind === "person-asks") await unlessDone(() => this.#personAsks());
    else {
      const { operator } = this.#stage;
      await unlessDone(() => closeUnknown(operator, this.id, "It was never seen again", this.#on.now));
    }
  }

  #answerOf(transactionId: string) {
    const nth = Math.min(this.#calls, this.#said.length - 1);
    this.#calls += 1;
    const said = this.#said[nth];
    if (said === undefined || transactionId !== ours(this.id))
      return refused(400, "TransactionIdInvalid", "no");
    return CHECK_RESULT[said]();
  }

  async #answer(outcome: keyof typeof INITIALIZE): Promise<void> {
    if (!this.#awaitsAnswer) return;
    this.#awaitsAnswer = false;
    this.#orphaned = NEVER;
    const answer = INITIALIZE[outcome](ours(this.id));
    await storeOutcome(this.#stage.operator, this.id, answer, new Date(this.#sentAt), this.#on.now);
  }

  async #deliver({ noticed, ...delivery }: Delivery & { noticed: boolean }): Promise<void> {
    await deliver(this.id, queryOf(this.id, delivery), this.#on.now());
    if (noticed && delivery.token === "right") await this.#look();
  }

  async #personAsks(): Promise<void> {
    await confirmResult(this.#stage.operator, this.id, "person", this.#on);
    await planNext(this.id, this.#on);
  }

  /** As time goes by: jobs run when they are due, the reconciling job gives up an intent and looks. */
  async #wait(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      const job = this.#stage.jobs.waiting(CHECK_QUEUE).get(this.id)?.at.getTime() ?? NEVER;
      const next = Math.min(job, this.#orphaned);
      if (next > until) break;
      this.#now = Math.max(this.#now, next);
      if (next === this.#orphaned) await this.#giveUp();
      else if (this.#stage.jobs.takeDue(CHECK_QUEUE, this.id, this.#on.now())) await this.#look();
    }
    this.#now = until;
    await this.#look();
  }

  async #giveUp(): Promise<void> {
    this.#orphaned = NEVER;
    if (await giveUp(CONSOLE, this.id)) await this.#look();
  }

  async #look(): Promise<void> {
    await followUp(this.id, this.#on);
  }
}

/** What may be refused because somebody was faster, is. */
async function unlessDone(act: () => Promise<void>): Promise<void> {
  await act().catch((error: unknown) => {
    if (!isAlreadyDone(error)) throw error;
  });
}

function queryOf(id: string, { token, names, passed }: Delivery): string {
  const tokens = { right: [TEST_TOKEN], wrong: ["guessed"], missing: [] };
  const ids = { ours: [ours(id)], other: [other(id)], none: [], both: [ours(id), other(id)] };
  return [
    ...ids[names].map((each) => `transactionId=${each}`),
    ...(passed === null ? [] : [`passed=${passed}`]),
    ...tokens[token].map((each) => `callbackToken=${each}`),
  ].join("&");
}
