/** Where a call was composed from: row ids, absent or null where it was not. */
export type StartedFrom = {
  presetVersionId?: string | null;
  rerunOfId?: string | null;
  pairingId?: string | null;
};
