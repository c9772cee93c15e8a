import type { Mutant } from "./mutant.ts";

const STARTED_FROM_TEST = "lib/transactions/server/started-from.db.test.ts";

export const COMPOSING_MUTANTS: readonly Mutant[] = [
  {
    id: "phone-news-for-all",
    breaks: "of a paired phone its owner alone is told",
    file: "lib/live/server/hub.ts",
    find: `ownerOf(event) === personId`,
    replace: `ownerOf(event) !== ""`,
    tests: ["lib/live/server/hub.test.ts"],
  },
  {
    id: "old-version-loosens-lock",
    breaks:
      "an older version of a preset, which a repetition stands on, is no way round what the newest locks",
    file: "lib/presets/server/check-preset.ts",
    find: `[...new Set([...locksOf(found), ...locksOf(newest)])]`,
    replace: `newest === found ? locksOf(newest) : locksOf(found)`,
    tests: [STARTED_FROM_TEST],
  },
  {
    id: "used-id-off-record",
    breaks: "a form that was posted from two tabs is one call, and the other attempt stands in the trail",
    file: "lib/transactions/server/start-transaction.ts",
    find: `if (taken !== null) await record(`,
    replace: `if (taken === "") await record(`,
    tests: ["lib/transactions/server/start-transaction.db.test.ts"],
  },
];
