// What ought to become of a transaction, in as few words as possible: the reference that the property test holds the
// console against. It shares nothing with the code under test. Times are milliseconds since the call was sent.

/** What the vendor says when CheckResult is asked: the n-th of a history's list, and the last one ever after. */
export type Said = "passed" | "failed" | "unfinished" | "contradictory" | "throttled" | "silent";

export type Delivery = {
  token: "right" | "wrong" | "missing";
  /** The TransactionIds it names. */
  names: "ours" | "other" | "none" | "both";
  passed: string | null;
};

/** `unsent`: nothing of the call can have left for the vendor. `silent`: it may have. */
export type Answered = "accepted" | "refused" | "unclear" | "silent" | "unsent";

export type Step =
  /** Initialize's answer gets through to the process that waits for it. */
  | { kind: "answer"; outcome: Answered }
  /** `noticed`: the process lived long enough to look at what it had stored. */
  | ({ kind: "deliver"; noticed: boolean } & Delivery)
  | { kind: "person-asks" }
  | { kind: "person-closes" }
  /** Whatever was held in memory is gone. */
  | { kind: "restart" }
  | { kind: "wait"; ms: number };

export type History = { said: Said[]; steps: Step[] };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** What every answer of Initialize took. */
export const TOOK = 200;
const LIFE = 30 * MINUTE;
const ORPHANED = 2 * MINUTE;
/** A job may run so much early. */
const EARLY = 250;

export class Model {
  now = 0;
  state = "requested";
  id: "ours" | "other" | null = null;
  idFrom: "answer" | "callback" | null = null;
  reported: { passed: string; at: number } | null = null;
  closed = false;
  /** Every time the vendor was asked. */
  calls = 0;
  #awaitsAnswer = true;
  #took = 0;
  #right: (Delivery & { at: number })[] = [];
  #planned = { times: 0, last: -1 };
  #job: number | null = null;
  readonly #said: readonly Said[];

  constructor({ said }: Pick<History, "said">) {
    this.#said = said;
  }

  take(step: Step): void {
    if (step.kind === "wait") this.#wait(step.ms);
    else if (step.kind === "deliver") this.#deliver(step);
    else if (step.kind === "restart") this.#awaitsAnswer = false;
    else if (step.kind === "person-closes") this.closed ||= this.state === "unknown";
    else if (step.kind === "answer") this.#answer(step.outcome);
    else if (this.state === "pending") {
      this.#ask();
      this.#plan();
    }
  }

  /** Only once; it counts even when the intent has been given up. */
  #answer(outcome: Answered): void {
    if (!this.#awaitsAnswer) return;
    this.#awaitsAnswer = false;
    const open = this.state === "requested" || this.state === "unknown";
    if (outcome === "accepted" && open) {
      [this.state, this.id, this.idFrom, this.#took] = ["pending", "ours", "answer", TOOK];
      this.#job ??= this.#over();
    } else if ((outcome === "refused" || outcome === "unsent") && open) this.state = "rejected";
    else if (this.state === "requested") [this.state, this.#took] = ["unknown", TOOK];
  }

  #deliver({ noticed, ...delivery }: Delivery & { noticed: boolean }): void {
    if (delivery.token !== "right") return;
    this.#right.push({ ...delivery, at: this.now });
    if (noticed) this.#look();
  }

  /** Jobs run when they are due, intents without an outcome are given up; then somebody looks. */
  #wait(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const job = this.#job ?? Number.POSITIVE_INFINITY;
      const orphaned = this.state === "requested" ? ORPHANED + 1 : Number.POSITIVE_INFINITY;
      if (Math.min(job, orphaned) > until) break;
      this.now = Math.max(this.now, Math.min(job, orphaned));
      if (orphaned <= job) this.state = "unknown";
      else this.#job = null;
      this.#look();
    }
    this.now = until;
    this.#look();
  }

  #look(): void {
    if (this.state === "requested") {
      this.#job = this.now + Math.floor(Math.min(MINUTE, Math.max(SECOND, this.now / 2)));
      return;
    }
    this.#read();
    const due = this.#due();
    if (due !== null && due <= this.now + EARLY) {
      this.#planned = { times: this.#planned.times + 1, last: this.now };
      this.#ask();
    }
    this.#plan();
  }

  /** What the deliveries with the right token tell. */
  #read(): void {
    const naming = this.#right.find(({ names }) => names === "ours" || names === "other");
    if (this.state === "unknown" && naming) {
      [this.state, this.idFrom] = ["pending", "callback"];
      this.id = naming.names === "ours" ? "ours" : "other";
    }
    if (this.state !== "pending" || this.reported) return;
    const first = this.#right.find(({ names, passed }) => names === this.id && passed !== null);
    if (first) this.reported = { passed: first.passed ?? "", at: first.at };
  }

  #ask(): void {
    const nth = Math.min(this.calls, this.#said.length - 1);
    // The vendor knows one TransactionId of this call; of another it says nothing.
    const said = this.id === "ours" ? this.#said[nth] : "throttled";
    this.calls += 1;
    if (said === "passed" || said === "failed") this.state = said;
    if (said === "unfinished" && this.now >= this.#over()) this.state = "abandoned";
  }

  /** From when on "unfinished" means "never". */
  #over(): number {
    return Math.max(LIFE + this.#took, this.reported ? this.reported.at + 10 * MINUTE : 0);
  }

  #due(): number | null {
    if (this.state !== "pending") return null;
    const { times, last } = this.#planned;
    const from = this.reported?.at ?? this.#over();
    const pause = (this.reported ? SECOND : 15 * SECOND) * 2 ** (times - 1);
    const next = last >= from ? last + Math.min(60 * MINUTE, pause) : from;
    return this.reported && last < this.#over() && this.#over() < next ? this.#over() : next;
  }

  #plan(): void {
    this.#job = this.#due() ?? this.#job;
  }
}
