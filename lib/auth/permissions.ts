/** What somebody may be at the console. The order is the one in which forms offer them. */
export const ROLES = ["operator", "auditor", "admin"] as const;

export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  "transaction.read",
  "transaction.start",
  "transaction.check",
  "transaction.close",
  "preset.write",
  "preset.lock",
  "lab.run",
  "callback.forward",
  "result.reveal",
  "result.erase",
  "retention.manage",
  "setting.manage",
  "device.order",
  "credential.use",
  "credential.manage",
  "person.manage",
  "audit.read",
  "system.read",
  "account.manage",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const GRANTED: Record<Role, readonly Permission[]> = {
  operator: [
    "transaction.read",
    "transaction.start",
    "transaction.check",
    "transaction.close",
    "preset.write",
    "lab.run",
    "callback.forward",
    "device.order",
    "credential.use",
    "account.manage",
  ],
  // Everything an auditor holds is a look, unmasked ones for a stated reason; account.manage is their own password
  // and sessions.
  auditor: ["transaction.read", "result.reveal", "audit.read", "account.manage"],
  admin: PERMISSIONS,
};

export function permissionsOf(role: Role): readonly Permission[] {
  return GRANTED[role];
}

export function may(role: Role, permission: Permission): boolean {
  return GRANTED[role].includes(permission);
}
