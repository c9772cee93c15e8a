import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { documentType } from "@/lib/initialize/document-types";
import { database } from "@/lib/platform/server/db";
import { readPresetVersion } from "@/lib/presets/server/check-preset";
import type { PresetView } from "@/lib/presets/view";
import { rerunDraft } from "@/lib/transactions/rerun-draft";
import { NOWHERE, type StartingPoint } from "@/lib/transactions/starting-point";

const id = z.uuid();
const parameters = z.record(z.string(), z.string()).catch({});

type Asked = Record<string, string | string[] | undefined>;

/**
 * What the address of the form names: `?preset=` or `?again=`. An address is a stranger's word: what it names is used
 * only when it is there for this person, and nothing is sent by opening it.
 */
export async function readStartingPoint(
  actor: Actor | null,
  { preset, again, docType }: Asked,
  presets: readonly PresetView[],
  merchantBizId: string,
): Promise<StartingPoint> {
  const reader = authorize(actor, "transaction.start");
  if (again !== undefined) return repeat(reader, again, merchantBizId);
  if (preset !== undefined) {
    const found = presets.find((each) => each.id === preset);
    return found ? { ...NOWHERE, presetId: found.id } : { ...NOWHERE, missing: "preset" };
  }
  if (docType === undefined) return NOWHERE;
  const listed = typeof docType === "string" && documentType(docType) !== undefined;
  return listed ? { ...NOWHERE, docType } : { ...NOWHERE, missing: "docType" };
}

async function repeat(
  reader: Actor,
  named: string | string[],
  merchantBizId: string,
): Promise<StartingPoint> {
  const parsed = id.safeParse(named);
  const row = parsed.success ? await findSent(parsed.data) : null;
  if (!row) return { ...NOWHERE, missing: "transaction" };
  const sent = {
    parameters: row.erasedAt === null ? parameters.parse(row.parameters) : withoutDevice(row.parameters),
    callbackExpected: row.callbackTokenHash !== null,
    merchantUserHash: row.merchantUserHash,
    merchantUserHashed: row.merchantUserHashed && row.erasedAt === null,
  };
  const rerunOf = {
    id: row.id,
    merchantBizId: row.merchantBizId,
    credentialId: row.credentialId,
    samePerson: sent.merchantUserHashed,
  };
  const draft = rerunDraft(sent, merchantBizId);
  // Somebody who is named by the hash that was sent for them is sent as a hash.
  const meant = { ...draft, hashMerchantUserId: row.merchantUserHashed };
  const versionId = row.presetVersionId;
  const presetVersion = versionId === null ? null : await readPresetVersion(reader, versionId, meant);
  return { ...NOWHERE, draft, rerunOf, presetVersion };
}

/** What an erasure left of the parameters; its mark is no MetaInfo. */
function withoutDevice(stored: unknown): Record<string, string> {
  const { MetaInfo: _erased, ...rest } = parameters.parse(stored);
  return rest;
}

function findSent(rowId: string) {
  return database().transaction.findUnique({
    where: { id: rowId },
    select: {
      id: true,
      merchantBizId: true,
      credentialId: true,
      parameters: true,
      merchantUserHash: true,
      merchantUserHashed: true,
      callbackTokenHash: true,
      presetVersionId: true,
      erasedAt: true,
    },
  });
}
