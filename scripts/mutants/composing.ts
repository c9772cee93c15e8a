import type { Mutant } from "./mutant.ts";

const STARTING_POINT_TEST = "lib/transactions/server/starting-point.db.test.ts";

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
    tests: [STARTING_POINT_TEST],
  },
  {
    id: "preset-hashes-hash",
    breaks:
      "a preset that is chosen for a repetition leaves its person who they are: their hash is not hashed again",
    file: "lib/transactions/person-again.ts",
    find: `? { ...draft, hashMerchantUserId: false }`,
    replace: `? draft`,
    tests: ["lib/transactions/person-again.test.ts"],
  },
  {
    id: "used-id-off-record",
    breaks: "a form that was posted from two tabs is one call, and the other attempt stands in the trail",
    file: "lib/transactions/server/start-transaction.ts",
    find: `if (taken !== null) await record(`,
    replace: `if (taken === "") await record(`,
    tests: ["lib/transactions/server/start-transaction.db.test.ts"],
  },
  {
    id: "phone-shared-by-calls",
    breaks: "of several calls that are sent with one phone at once, one is sent",
    file: "prisma/migrations/20261123203000_one_call_per_phone/migration.sql",
    find: `CREATE UNIQUE INDEX`,
    replace: `CREATE INDEX`,
    tests: ["lib/pairing/server/pairing.db.test.ts"],
  },
  {
    id: "unlisted-for-all",
    breaks:
      "a DocType outside the vendor's table is sent only while an admin permits it, whatever a form says",
    file: "lib/settings/server/may-send-unlisted.ts",
    find: `documentType(docType) === undefined && (await unlistedDocTypesPermitted())`,
    replace: `documentType(docType) === undefined`,
    tests: ["lib/transactions/server/start-transaction.db.test.ts"],
  },
  {
    id: "invisible-reason",
    breaks: "a name or a reason of which nothing can be seen is refused",
    file: "lib/kernel/plain-text.ts",
    find: `return text === "" || VISIBLE.test(text);`,
    replace: `return text === "" || VISIBLE.test(text) || text.length > 2;`,
    tests: ["lib/transactions/readable-texts.test.ts"],
  },
  {
    id: "tower-of-marks",
    breaks: "no name covers the lines above and below it with marks",
    file: "lib/kernel/one-line.ts",
    find: `(?!.*\\p{M}{9})`,
    replace: ``,
    tests: ["lib/kernel/name-schema.test.ts"],
  },
];
