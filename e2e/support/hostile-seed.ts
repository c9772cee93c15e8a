// Puts hostile texts into every stored field that is ever shown, past all checks of the doors: what a page makes of
// them must not depend on who let them in. Says the ids on its last line.
import { createHash } from "node:crypto";
import { auditedChange } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { newId } from "@/lib/kernel/ids";
import { beginPairing } from "@/lib/pairing/server/begin-pairing";
import { closeDatabase, pool } from "@/lib/platform/server/db";
import { seal } from "@/lib/platform/server/seal";
import { extIdInfoContext } from "@/lib/results/server/write-check";
import { verifyLogContext } from "@/lib/results/server/write-verify-log";
import { protocolContext } from "@/lib/transactions/server/initialize-outcome";
import { sealMetaInfo } from "@/lib/transactions/server/meta-info";
import { HOSTILE_TEXTS, LONG, shortLines } from "./hostile-texts";
import { PEOPLE } from "./people";
import { HOSTILE_TOKEN } from "./seed-hostile";

const names = shortLines(80);
const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;

/** A row from an object whose keys are columns. Objects are stored as JSON. */
async function insert(table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row);
  const values = Object.values(row);
  const places = columns.map((_, place) => `$${place + 1}`).join(", ");
  await pool().query(`INSERT INTO "${table}" (${columns.join(", ")}) VALUES (${places})`, values);
}

const { rows: found } = await pool().query<{ id: string; hash: string }>(
  "SELECT id, password_hash AS hash FROM person WHERE email = $1",
  [PEOPLE.operator.email],
);
const passwordHash = found[0]?.hash;

/** One person for each text; the first of them looks at all the pages. */
const people: string[] = [];
for (const [place, name] of ["", ...names].entries()) {
  const id = newId();
  const role = place === 0 ? "admin" : at(["operator", "auditor"], place);
  const email = `${id}@journeys.test`;
  await insert("person", { id, email, name: name || at(names, 7), role, password_hash: passwordHash });
  people.push(id);
}
const [looker = ""] = people;
const actor: Actor = {
  personId: looker,
  sessionId: newId(),
  name: at(names, 7),
  email: `${looker}@journeys.test`,
  role: "admin",
  mustChangePassword: false,
};
const by = { actor, label: at(names, 3), requestId: newId() };

/** Of this run alone: a pace belongs to one account. */
const accountOf = (place: number) => `${at(names, place + 2)} ${looker.slice(-6)}`;

/** Retired ones are listed; two in use are offered in forms, one of each environment. */
const credentials: string[] = [];
for (const [place, name] of names.entries()) {
  const id = newId();
  await insert("credential", {
    id,
    name: `${name} ${id.slice(-6)}`,
    environment: at(["sandbox", "live"], place),
    endpoint: place < 2 ? "http://127.0.0.1:9" : `https://${at(HOSTILE_TEXTS, place)}`,
    access_key_id: at(names, place + 1),
    secret_sealed: "none",
    secret_last_four: "····",
    account: accountOf(place),
    created_by_id: at(people, place),
    retired_at: place < 2 ? null : new Date(),
  });
  credentials.push(id);
}
for (const [place, code] of names.slice(0, 4).entries()) {
  await insert("call_pace", {
    account: place % 2 ? accountOf(place) : at(credentials, place),
    region: "127.0.0.1:9",
    operation: at(["Initialize", "CheckResult"], place),
    per_second: 5,
    open_code: code,
    open_until: new Date(Date.now() + 600_000),
  });
}

/** Private ones: nobody else's pages change by them. */
const versions: string[] = [];
for (const [place, name] of names.entries()) {
  const [presetId, id] = [newId(), newId()];
  const created = { created_at: new Date() };
  await insert("preset", { id: presetId, name, owner_id: looker, shared: false, ...created });
  await insert("preset_version", {
    id,
    preset_id: presetId,
    number: 1,
    values: JSON.stringify({ SceneCode: name.slice(0, 40), DocType: name.slice(0, 40), CallbackUrl: name }),
    locked: place === 0 ? ["SceneCode", name] : [],
    note: at(HOSTILE_TEXTS, place).slice(0, 300),
    created_by_id: at(people, place),
    ...created,
  });
  versions.push(id);
}

const brief = HOSTILE_TEXTS.filter((text) => !LONG.includes(text));
const third = Math.ceil(brief.length / 3);
/** Three columns hold every text between them. */
const together = (nth: number) => brief.slice(nth * third, (nth + 1) * third).join(" ");
const asNames = Object.fromEntries(HOSTILE_TEXTS.map((text, place) => [text, at(HOSTILE_TEXTS, place + 1)]));
/** As answers of the vendor hold them: JSON in a string in JSON. */
const extIdInfo = JSON.stringify({
  ocrIdInfo: { name: together(0), passportNo: together(1), idNumber: "<svg onload=hit(1)>", ...asNames },
  ocrIdEditInfo: { name: together(2) },
  ocrIdPassed: "<script>hit(1)</script>",
  spoofInfo: { spoofResult: '"><script>hit(1)</script>', spoofType: HOSTILE_TEXTS },
  nested: JSON.stringify(asNames),
});

/** A device says of itself what it likes. */
const metaInfo = JSON.stringify({
  deviceType: together(0),
  deviceModel: together(1),
  osVersion: together(2),
  ...asNames,
});

const STATES = ["pending", "passed", "failed", "unknown", "rejected", "abandoned"] as const;
type Made = { id: string; callbackId: string; submissionId: string; state: string };
const transactions: Made[] = [];

async function transaction(state: (typeof STATES)[number], nth: number): Promise<Made> {
  const id = newId();
  const now = new Date();
  const text = (shift: number) => together((nth + shift) % 3);
  const bizId = newMerchantBizId();
  const [callbackId, submissionId] = [`hostile${bizId}`, newId()];
  const answered = state !== "unknown";
  await insert("transaction", {
    id,
    submission_id: submissionId,
    state,
    environment: nth === 0 ? "live" : "sandbox",
    credential_id: at(credentials, nth),
    started_by_id: nth === 0 ? looker : at(people, nth * 7),
    merchant_biz_id: bizId,
    doc_type: at(HOSTILE_TEXTS, nth),
    parameters: {
      ProductCode: "ID_OCR",
      DocType: at(HOSTILE_TEXTS, nth),
      SceneCode: "hostile_1",
      MerchantBizId: bizId,
      CallbackUrl: text(1),
      ...(nth === 0 ? asNames : {}),
    },
    merchant_user_hash: "ab".repeat(32),
    merchant_user_hashed: true,
    callback_id: callbackId,
    callback_token_hash: createHash("sha256").update(HOSTILE_TOKEN).digest(),
    created_at: now,
    answered_at: answered ? now : null,
    duration_ms: 12,
    http_status: 200,
    code: at(["constructor", "__proto__", "a.b", "", text(2), at(names, 1)], nth),
    // No longer than it is ever stored.
    message: `${text(1)} ${at(LONG, nth).slice(0, 500)}`,
    request_id: text(2),
    access_denied_detail: nth === 4 ? asNames : null,
    transaction_id: answered ? `${at(HOSTILE_TEXTS, nth)} ${bizId}` : null,
    transaction_id_from: answered ? "answer" : null,
    protocol_sealed: seal(text(0), protocolContext(id)),
    transaction_url: at(["javascript:hit(1)", text(1), "data:text/html,<script>hit(1)</script>"], nth),
    deadline: new Date(now.getTime() + 1_700_000),
    // Once reported, it is nobody's to hand over any more.
    reported_passed: nth === 0 ? null : text(0),
    reported_at: nth === 0 ? null : now,
    passed: state === "passed" ? text(2) : null,
    sub_code: state === "passed" || state === "failed" ? text(0) : null,
    settled_at: state === "passed" || state === "failed" ? now : null,
    closed_at: answered ? null : now,
    closed_by_id: answered ? null : at(people, 5),
    closed_reason: answered ? null : text(1),
    meta_info_sealed: sealMetaInfo(id, nth === 0 ? metaInfo : `${text(0)} ${at(LONG, nth)}`),
    preset_version_id: at(versions, nth),
    rerun_of_id: transactions.at(-1)?.id ?? null,
  });
  await pastOf(id, text, nth);
  return { id, callbackId, submissionId, state };
}

/** All that hangs on a transaction: checks, logs, pictures, erasures, and the trail. */
async function pastOf(id: string, text: (shift: number) => string, nth: number): Promise<void> {
  const [checkId, logId] = [newId(), newId()];
  const asked = {
    asked_by_id: at(people, nth + 3),
    asked_at: new Date(),
    duration_ms: 5,
    http_status: 200,
  };
  const answer = { code: at(names, nth), message: text(0), request_id: text(1) };
  const hung = { transaction_id: id, ...asked, ...answer };
  await insert("result_check", {
    id: checkId,
    ...hung,
    reason: at(["callback", "person"], nth),
    passed: text(1),
    sub_code: text(2),
    ext_id_info_sealed: nth === 1 ? seal(extIdInfo, extIdInfoContext(checkId)) : null,
  });
  await insert("verify_log", {
    id: logId,
    ...hung,
    reason: "person",
    verify_status: at(["1", text(2)], nth),
    interrupt_page: text(0),
    verify_error_code: text(1),
    result_sealed: seal(JSON.stringify({ LogInfo: HOSTILE_TEXTS }), verifyLogContext(logId)),
  });
  const picture = { transaction_id: id, check_id: checkId, bytes: 10, created_at: new Date() };
  await insert("result_image", { id: newId(), ...picture, name: text(0), media_type: "image/png" });
  await insert("erasure", {
    id: newId(),
    transaction_id: id,
    asked_by_id: at(people, nth + 4),
    reason: text(2),
    asked_at: new Date(),
    vendor_code: at(names, nth + 1),
    vendor_message: text(0),
    vendor_request_id: text(1),
    vendor_asked_at: new Date(),
  });
  const subject = { type: "transaction", id } as const;
  await auditedChange({ ...by, label: at(names, nth) }, async (_tx, trail) => {
    trail.add({ event: "transaction.closed", subject, data: { reason: text(0) } });
    trail.add({ event: "result.revealed", subject, data: { what: text(1), reason: text(2) } });
  });
}

for (const [nth, state] of STATES.entries()) transactions.push(await transaction(state, nth));
for (const name of names) {
  await auditedChange({ ...by, label: name, actor: null }, async (_tx, trail) => {
    const subject = { type: "preset", id: name.slice(0, 60) } as const;
    trail.add({ event: "preset.archived", subject, data: { name } });
  });
}

/** Experiments that stand still, each with one run that was sent and one that was not. */
const experiments: string[] = [];
for (const [place, name] of names.slice(0, 40).entries()) {
  const id = newId();
  await insert("lab_experiment", {
    id,
    name,
    owner_id: at(people, place),
    credential_id: at(credentials, place),
    preset_version_id: at(versions, place),
    draft: {
      DocType: at(names, place + 1),
      SceneCode: name,
      CallbackUrl: at(HOSTILE_TEXTS, place),
      ...asNames,
    },
    axes: JSON.stringify([{ parameter: "IdThreshold", values: ["0", "1"] }]),
    runs_per_cell: 1,
    side_by_side: 1,
    device: "person",
    state: "paused",
    paused_reason: "rejections",
    paused_detail: at(names, place + 2),
    created_at: new Date(),
    started_at: new Date(),
    moved_at: new Date(),
  });
  for (const cell of [0, 1]) {
    const made = place === 0 ? transactions[cell + 1]?.submissionId : undefined;
    const run = { id: newId(), experiment_id: id, place: cell, cell, number: 1, state: "planned" };
    await insert("lab_run", { ...run, submission_id: made ?? newId() });
  }
  experiments.push(id);
}

const pairing = await beginPairing(by, new Date());
for (const userAgent of HOSTILE_TEXTS) {
  await insert("session", {
    id: newId(),
    person_id: looker,
    token_hash: Buffer.from(newId()),
    user_agent: userAgent,
    expires_at: new Date(Date.now() + 3_600_000),
  });
}
process.stdout.write(
  `\n${JSON.stringify({ email: actor.email, transactions, versions: versions.slice(0, 3), experiment: experiments[0], pairing })}\n`,
);
await closeDatabase();
