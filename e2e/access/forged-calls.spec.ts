import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { postAction, resultOf } from "../support/actions";
import { newPerson, onDatabase, type Stranger } from "../support/database";
import { actions } from "../support/entry-points";
import { signInOverHttp } from "../support/http";
import { ACTIONS } from "./table";

// Calls that no form of the console makes, posted by somebody who may start transactions: refused in plain words, on
// record, nothing stored and so nothing sent.

const start = actions().find(({ name }) => name === "transactions/startTransaction");
const { draft } = { draft: {}, ...(ACTIONS["transactions/startTransaction"]?.harmless as object) };

let person: Stranger;
let cookie: string;
let credentialId: string;

test.beforeEach(async () => {
  person = await newPerson("operator");
  cookie = await signInOverHttp(person.email, person.password);
  const [row] = await onDatabase<{ id: string }>("SELECT id FROM credential WHERE name = 'Sandbox'");
  credentialId = row?.id ?? "";
});

function post(changed: Record<string, unknown>, from: Record<string, unknown> = {}) {
  const submission = { submissionId: randomUUID(), credentialId, ...from };
  const input = {
    ...submission,
    draft: { ...draft, MerchantBizId: randomUUID().replaceAll("-", ""), ...changed },
  };
  return postAction({ id: start?.id ?? "", path: "/initialize", args: [input], cookie });
}

const stored = () => onDatabase("SELECT 1 FROM transaction WHERE started_by_id = $1", [person.id]);
const refusals = () =>
  onDatabase<{ data: unknown }>(
    "SELECT data FROM audit_entry WHERE event = 'transaction.not-started' AND actor_id = $1 ORDER BY seq",
    [person.id],
  );

const metaInfo = (bytes: number) => `{"deviceType":"web","x":"${"x".repeat(bytes)}"}`;

test("a MetaInfo beyond its bound is refused on its field, and one of a megabyte unread, in words", async () => {
  for (const bytes of [30_000, 60_000]) {
    expect(resultOf(await post({ MetaInfo: metaInfo(bytes) }))).toMatchObject({
      ok: false,
      error: { code: "bad-input", fieldErrors: { "draft.MetaInfo": expect.any(String) } },
    });
  }
  for (const bytes of [100_000, 1_048_576]) {
    expect(resultOf(await post({ MetaInfo: metaInfo(bytes) }))).toMatchObject({
      ok: false,
      error: { code: "too-large", message: expect.stringMatching(/^The request is larger than .* accepts/) },
    });
  }
  expect(await stored()).toEqual([]);
  expect((await refusals()).map(({ data }) => data)).toEqual([
    { reason: "forged-form", fields: ["MetaInfo"] },
    { reason: "forged-form", fields: ["MetaInfo"] },
    { reason: "too-large" },
    { reason: "too-large" },
  ]);
});

test("a megabyte of a stranger's, or of one whose session is made up, is a number and leaves nothing", async () => {
  const [name] = cookie.split("=");
  for (cookie of ["", `${name}=${"a".repeat(43)}`]) {
    const huge = await post({ MetaInfo: metaInfo(1_048_576) }).catch(() => null);
    // The connection may be cut off while it is still being sent.
    if (huge) expect([huge.status, huge.text]).toEqual([413, ""]);
  }
  expect([await stored(), await refusals()]).toEqual([[], []]);
});

test("what the call was composed from is looked at, whatever its names are", async () => {
  const nothing = randomUUID();
  for (const from of [{ presetVersionId: nothing }, { rerunOfId: nothing }, { pairingId: nothing }]) {
    expect(resultOf(await post({}, from))).toMatchObject({ ok: false, error: { code: "conflict" } });
  }
  expect(resultOf(await post({}, { presetVersionId: "<script>" }))).toMatchObject({
    ok: false,
    error: { code: "bad-input" },
  });
  expect(await stored()).toEqual([]);
  expect((await refusals()).map(({ data }) => data)).toEqual([
    { reason: "unknown-preset" },
    { reason: "unknown-transaction" },
    { reason: "unusable-pairing" },
    { reason: "forged-form", fields: [] },
  ]);
});
