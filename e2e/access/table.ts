import type { Permission } from "../../lib/auth/permissions";

// Every door of the console and who may pass it. `matrix.spec.ts` finds the doors in the build and fails on one
// that has no row here.

export const ABSENT = "00000000-0000-7000-8000-000000000000";

/** Pages by their path in the build; "public" is for everybody. */
export const PAGES: Record<string, Permission | "public"> = {
  "/": "transaction.read",
  "/initialize": "transaction.start",
  "/transactions": "transaction.read",
  "/transactions/[id]": "transaction.read",
  "/transactions/compare": "transaction.read",
  "/scenarios": "device.order",
  "/presets": "transaction.start",
  "/lab": "transaction.read",
  "/lab/new": "lab.run",
  "/lab/[id]": "transaction.read",
  "/credentials": "credential.manage",
  "/users": "person.manage",
  "/audit": "audit.read",
  "/settings": "system.read",
  "/account": "account.manage",
  "/sign-in": "public",
  "/pair/[code]": "public",
};

type RouteRow = {
  permission: Permission | "public";
  badPath?: string;
  /** Its answer does not end by itself. */
  stream?: true;
  /** What those who may ask are answered, when that is not 200: it takes another method, or a phone's token. */
  answer?: 401 | 404 | 405;
};

/** Route handlers, asked with GET. `badPath` is an address they must refuse with 400 or 404. */
export const ROUTES: Record<string, RouteRow> = {
  "/api/auth/[...nextauth]": { permission: "public" },
  "/api/health/live": { permission: "public" },
  "/api/health/ready": { permission: "public" },
  "/api/metrics": { permission: "system.read" },
  "/api/events": { permission: "transaction.read", stream: true },
  "/api/head-room": { permission: "transaction.start", badPath: "/api/head-room?credentialId=rubbish" },
  "/api/transactions": { permission: "transaction.read", badPath: "/api/transactions?cursor=rubbish" },
  "/api/transactions/overview": { permission: "transaction.read" },
  "/api/palette": { permission: "transaction.start" },
  "/api/pairing/[id]": { permission: "transaction.start", answer: 404 },
  "/api/pairing/claims": { permission: "public", answer: 405 },
  "/api/pairing/transaction": { permission: "public", answer: 401 },
  "/pair/[code]/claim": { permission: "public", answer: 405 },
  "/pair/[code]/transaction": { permission: "public", answer: 401 },
  "/pair/[code]/order": { permission: "public", answer: 405 },
  "/api/transactions/[id]/phone": {
    permission: "transaction.read",
    badPath: "/api/transactions/rubbish/phone",
  },
  "/api/lab/[id]": { permission: "transaction.read", badPath: "/api/lab/rubbish" },
  "/api/lab/[id]/results": { permission: "transaction.read", badPath: "/api/lab/rubbish/results" },
  "/api/transactions/[id]": { permission: "transaction.read", badPath: "/api/transactions/rubbish" },
};

type ActionRow = {
  permission: Permission;
  /** Fits the schema and changes nothing: it names what does not exist, or is refused by a later rule. */
  harmless: unknown;
  /** It is the later rule that calls it bad input. */
  badLater?: true;
  /** Breaks the schema; null where there is nothing to break. */
  bad: unknown;
};

const byId = (permission: Permission): ActionRow => ({
  permission,
  harmless: { id: ABSENT },
  bad: { id: "rubbish" },
});

/** For what is only done for a reason that the trail keeps; without one it is refused. */
const withReason = (permission: Permission): ActionRow => ({
  permission,
  harmless: { id: ABSENT, reason: "a test" },
  bad: { id: ABSENT, reason: " " },
});

/** A whole call, for actions that take one. */
const DRAFT = {
  SceneCode: "",
  MerchantBizId: "accesstest",
  MetaInfo: '{"deviceType":"web"}',
  MerchantUserId: "somebody",
  IdSpoof: "N",
  DocType: "01000000",
  IdThreshold: "3",
  CallbackUrl: "",
  CallbackToken: "",
  DocPageConfig: "",
  ShowGuidePage: "1",
  DocScanMode: "shoot",
  callbackTo: "none",
  hashMerchantUserId: true,
  pinned: [],
};

/** As it is delivered, in days. */
const RETENTION = {
  details: 90,
  images: 30,
  verifyLogs: 90,
  deliveries: 180,
  metaInfo: 90,
  protocol: 1,
  strays: 30,
};

/** Server actions by feature and export. */
export const ACTIONS: Record<string, ActionRow> = {
  "transactions/startTransaction": {
    permission: "transaction.start",
    harmless: {
      submissionId: ABSENT,
      credentialId: ABSENT,
      draft: DRAFT,
    },
    bad: { submissionId: ABSENT, credentialId: ABSENT, draft: { DocType: "nothing" } },
  },
  "transactions/preflightCallbackUrl": {
    permission: "transaction.start",
    harmless: { address: "https://127.0.0.1/" },
    bad: { address: 7 },
  },
  "transactions/findMetaInfoUse": {
    permission: "transaction.start",
    harmless: { metaInfo: "{}" },
    bad: { metaInfo: "" },
  },
  "transactions/revealTransactionProtocol": byId("transaction.start"),
  "transactions/closeUnknownTransaction": {
    permission: "transaction.close",
    harmless: { id: ABSENT, reason: "Nobody knows of it" },
    bad: { id: ABSENT, reason: "" },
  },
  "results/checkResultNow": byId("transaction.check"),
  "results/revealResult": withReason("result.reveal"),
  "results/revealResultImage": withReason("result.reveal"),
  "results/revealMetaInfo": withReason("result.reveal"),
  "results/eraseResult": withReason("result.erase"),
  // As it is delivered: nothing changes.
  "settings/keepImages": {
    permission: "retention.manage",
    harmless: { kept: false },
    bad: { kept: "maybe" },
  },
  "settings/permitUnlistedDocTypes": {
    permission: "setting.manage",
    harmless: { permitted: false },
    bad: { permitted: "maybe" },
  },
  "settings/changeRetention": {
    permission: "retention.manage",
    harmless: RETENTION,
    bad: { ...RETENTION, details: 0 },
  },
  "results/judgeAgain": byId("transaction.check"),
  "callbacks/forwardDelivery": {
    permission: "callback.forward",
    harmless: { deliveryId: ABSENT, address: "https://example.com/" },
    bad: { deliveryId: "rubbish", address: "" },
  },
  "results/askVerifyLogNow": byId("transaction.check"),
  "sandbox-device/orderDevice": {
    permission: "device.order",
    harmless: { id: ABSENT, order: "pass" },
    bad: { id: ABSENT, order: "explode" },
  },
  "scenarios/runScenario": {
    permission: "device.order",
    harmless: { id: "no-such-scenario", submissionId: ABSENT },
    bad: { id: "", submissionId: "rubbish" },
  },
  "presets/savePreset": {
    permission: "preset.write",
    harmless: { id: ABSENT, name: "Never stored", shared: false, note: "", values: {}, locked: [] },
    bad: { id: "rubbish", name: "" },
  },
  "presets/archivePresetById": byId("preset.write"),
  "palette/find": {
    permission: "transaction.read",
    harmless: { text: "nothing-has-this-id" },
    bad: { text: " " },
  },
  "pairing/beginPairing": { permission: "transaction.start", harmless: {}, bad: 7 },
  "pairing/endPairing": byId("transaction.start"),
  // Its credential does not exist, so nothing is stored.
  "lab/planExperiment": {
    permission: "lab.run",
    harmless: {
      id: ABSENT,
      name: "Never stored",
      credentialId: ABSENT,
      draft: DRAFT,
      axes: [{ parameter: "IdThreshold", values: ["0", "1"] }],
      runsPerCell: 1,
      sideBySide: 1,
      device: "person",
    },
    bad: { name: "", axes: [] },
  },
  "lab/startExperiment": byId("lab.run"),
  "lab/pauseExperiment": byId("lab.run"),
  "lab/resumeExperiment": byId("lab.run"),
  "lab/cancelExperiment": byId("lab.run"),
  "credentials/addCredential": {
    permission: "credential.manage",
    harmless: {
      name: "Never stored",
      environment: "live",
      endpoint: "https://not-offered.test",
      accessKeyId: "LTAI5tNeverStored0000000",
      accessKeySecret: "NeverStored0000000000000000000",
      securityToken: "",
    },
    badLater: true,
    bad: { name: "" },
  },
  "credentials/testCredentialForm": {
    permission: "credential.manage",
    harmless: {
      environment: "live",
      endpoint: "https://not-offered.test",
      accessKeyId: "LTAI5tNeverStored0000000",
      accessKeySecret: "NeverStored0000000000000000000",
      securityToken: "",
    },
    badLater: true,
    bad: { environment: "moon" },
  },
  "credentials/changeCredentialAccount": {
    permission: "credential.manage",
    harmless: { id: ABSENT, account: "5123" },
    bad: { id: "rubbish", account: "5123" },
  },
  "credentials/retireCredentialById": byId("credential.manage"),
  "limits/testCredential": byId("credential.manage"),
  "limits/closeBreaker": {
    permission: "credential.manage",
    harmless: { credentialId: ABSENT, operation: "Initialize" },
    bad: { credentialId: ABSENT, operation: "Anything" },
  },
  "people/addPerson": {
    permission: "person.manage",
    harmless: { email: "admin@journeys.test", name: "Taken", role: "auditor" },
    bad: { email: "nonsense", name: "", role: "king" },
  },
  "people/changePersonRole": {
    permission: "person.manage",
    harmless: { id: ABSENT, role: "auditor" },
    bad: { id: ABSENT, role: "king" },
  },
  "people/disablePersonById": byId("person.manage"),
  "people/enablePersonById": byId("person.manage"),
  "people/resetPersonPassword": byId("person.manage"),
  "account/changeOwnPassword": {
    permission: "account.manage",
    harmless: { currentPassword: "not my password at all", newPassword: "another long password 7" },
    badLater: true,
    bad: { currentPassword: "", newPassword: "short" },
  },
  "account/revokeSession": byId("account.manage"),
  "account/revokeAllOtherSessions": { permission: "account.manage", harmless: {}, bad: 7 },
};
