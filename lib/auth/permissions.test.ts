import { describe, expect, it } from "vitest";
import { may, PERMISSIONS, type Permission, permissionsOf, ROLES, type Role } from "@/lib/auth/permissions";

// Written out a second time on purpose: a change of who may do what must be made in two places.
const EXPECTED: Record<Permission, string> = {
  "transaction.read": "operator auditor admin",
  "transaction.start": "operator admin",
  "transaction.check": "operator admin",
  "transaction.close": "operator admin",
  "preset.write": "operator admin",
  "preset.lock": "admin",
  "lab.run": "operator admin",
  "callback.forward": "operator admin",
  "result.reveal": "auditor admin",
  "result.erase": "admin",
  "retention.manage": "admin",
  "setting.manage": "admin",
  "device.order": "operator admin",
  "credential.use": "operator admin",
  "credential.manage": "admin",
  "person.manage": "admin",
  "audit.read": "auditor admin",
  "system.read": "admin",
  "account.manage": "operator auditor admin",
};

const cases = PERMISSIONS.flatMap((permission) =>
  ROLES.map((role): [Role, Permission] => [role, permission]),
);

describe("permissions", () => {
  it.each(cases)("of an %s: %s", (role, permission) => {
    const expected = EXPECTED[permission].split(" ").includes(role);
    expect(may(role, permission)).toBe(expected);
    expect(permissionsOf(role).includes(permission)).toBe(expected);
  });

  it("let an auditor change nothing but their own account", () => {
    const looks = (permission: Permission) => permission.endsWith(".read") || permission === "result.reveal";
    expect(permissionsOf("auditor").filter((permission) => !looks(permission))).toEqual(["account.manage"]);
  });
});
