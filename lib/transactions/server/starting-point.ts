import "server-only";
import { z } from "zod";
import { changedBy } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { documentType } from "@/lib/initialize/document-types";
import { UNLISTED_DOC_TYPE_PATTERN } from "@/lib/initialize/limits";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { SealError } from "@/lib/platform/server/seal";
import { readPresetVersion } from "@/lib/presets/server/check-preset";
import type { PresetView } from "@/lib/presets/view";
import { unlistedDocTypesPermitted } from "@/lib/settings/server/may-send-unlisted";
import { rerunDraft } from "@/lib/transactions/rerun-draft";
import { record } from "@/lib/transactions/server/check-started-from";
import { openMetaInfo, type StoredMetaInfo } from "@/lib/transactions/server/meta-info";
import {
  type DeviceAgain,
  NOWHERE,
  type PersonAgain,
  type StartingPoint,
} from "@/lib/transactions/starting-point";

const UNLISTED = new RegExp(UNLISTED_DOC_TYPE_PATTERN);
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
    return found ? { ...NOWHERE, presetId: found.id } : missing(reader, "preset");
  }
  if (docType === undefined) return NOWHERE;
  const code = typeof docType === "string" ? docType : "";
  return (await maySend(code)) ? { ...NOWHERE, docType: code } : missing(reader, "docType");
}

/** What the link said is not written down: nobody knows what it holds. */
async function missing(reader: Actor, what: NonNullable<StartingPoint["missing"]>): Promise<StartingPoint> {
  const subject = { type: "person", id: reader.personId } as const;
  await record(changedBy(reader, newId()), subject, `link-to-unknown-${WORD[what]}`);
  return { ...NOWHERE, missing: what };
}

const WORD = { preset: "preset", transaction: "transaction", docType: "document" };

async function maySend(docType: string): Promise<boolean> {
  if (documentType(docType)) return true;
  return UNLISTED.test(docType) && (await unlistedDocTypesPermitted());
}

async function repeat(
  reader: Actor,
  named: string | string[],
  merchantBizId: string,
): Promise<StartingPoint> {
  const parsed = id.safeParse(named);
  const row = parsed.success ? await findSent(parsed.data) : null;
  if (!row) return missing(reader, "transaction");
  const { device, MetaInfo } = deviceAgain(row, reader);
  const sent = {
    parameters: { ...parameters.parse(row.parameters), MetaInfo },
    callbackExpected: row.callbackTokenHash !== null,
    merchantUserHash: row.merchantUserHash,
    merchantUserHashed: row.merchantUserHashed && row.erasedAt === null,
  };
  const rerunOf = {
    id: row.id,
    merchantBizId: row.merchantBizId,
    credentialId: row.credentialId,
    person: personAgain(row),
    device,
  };
  const draft = rerunDraft(sent, merchantBizId);
  // Somebody who is named by the hash that was sent for them is sent as a hash.
  const meant = { ...draft, hashMerchantUserId: row.merchantUserHashed };
  const versionId = row.presetVersionId;
  const presetVersion = versionId === null ? null : await readPresetVersion(reader, versionId, meant);
  return { ...NOWHERE, draft, rerunOf, presetVersion };
}

type SentPerson = { merchantUserHashed: boolean; erasedAt: Date | null };

function personAgain({ merchantUserHashed, erasedAt }: SentPerson): PersonAgain {
  if (!merchantUserHashed) return "typed";
  return erasedAt === null ? "same" : "erased";
}

/**
 * MetaInfo tells of somebody's device, and each is for one call: it has to be given afresh. But for one of the
 * sandbox's devices, which are nobody's, and for what the reader has sent themselves and was certainly not executed.
 */
function deviceAgain(
  row: StoredMetaInfo & { state: string; startedById: string },
  reader: Actor,
): { device: DeviceAgain; MetaInfo: string } {
  try {
    const metaInfo = openMetaInfo(row);
    if (metaInfo === null) return { device: "erased", MetaInfo: "" };
    const ofSandbox = DEVICE_PROFILES.some((profile) => profile.metaInfo === metaInfo);
    const unused = row.state === "rejected" && row.startedById === reader.personId;
    return ofSandbox || unused ? { device: "same", MetaInfo: metaInfo } : { device: "sealed", MetaInfo: "" };
  } catch (error) {
    if (error instanceof SealError) return { device: "unreadable", MetaInfo: "" };
    throw error;
  }
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
      state: true,
      startedById: true,
      metaInfoSealed: true,
      metaInfoErasedAt: true,
    },
  });
}
