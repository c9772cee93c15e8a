import "server-only";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { DEVICE_KINDS, type DeviceScript, deviceScript } from "@/lib/lab/device";
import { AXIS_PARAMETERS, cellsOf, draftOf } from "@/lib/lab/grid";
import {
  openPersonal,
  readAxes,
  type SharedDraft,
  type StoredExperiment,
  type StoredRun,
} from "@/lib/lab/server/stored";
import { SealError } from "@/lib/platform/server/seal";

/**
 * The call of one run. Its MerchantBizId is made from its submission id: fresh for the run, and the same when it is
 * tried again.
 * @throws SealError when what is needed of the person does not open
 */
export function draftOfRun(
  { id, draft, axes, personSealed }: StoredExperiment,
  { submissionId, cell }: StoredRun,
): InitializeDraft {
  if (personSealed === null) throw new SealError("malformed", "The experiment has forgotten its person.");
  const found = cellsOf(readAxes(axes))[cell];
  if (!found) throw new Error(`The grid has no cell ${cell}`);
  // What was planned passed the schema of a draft, and every start looks again.
  const shared = draft as SharedDraft;
  const whole = { ...shared, ...openPersonal(id, personSealed), MerchantBizId: bizIdOf(submissionId) };
  return draftOf(whole, found);
}

export const bizIdOf = (submissionId: string) => submissionId.replaceAll("-", "");

/** What the sandbox's device does in this run; null where a person acts. */
export function scriptOfRun(
  { device, quality, runsPerCell }: StoredExperiment,
  { number }: StoredRun,
  draft: InitializeDraft,
): DeviceScript | null {
  const kind = DEVICE_KINDS.find((each) => each === device) ?? "person";
  const sent = Object.fromEntries(AXIS_PARAMETERS.map((name) => [name, draft[name]]));
  return deviceScript(kind, { quality: quality ?? 0, number, runsPerCell, sent });
}
