export type SandboxKey = { id: string; secret: string; securityToken?: string };

/** Somebody who is told how to sign in: the first admin, or whoever has lost their password. */
export type FirstAdmin = { email: string; oneTimePassword: string | null };

export type SeedAnswer =
  | { ok: true; firstAdmin: FirstAdmin | null; sandboxKeys: SandboxKey[] }
  | { ok: false; wrongKeys: boolean; message: string };
