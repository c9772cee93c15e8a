export type SandboxKey = { id: string; secret: string; securityToken?: string };

export type FirstAdmin = { email: string; oneTimePassword: string | null };

export type SeedAnswer =
  | { ok: true; firstAdmin: FirstAdmin | null; sandboxKeys: SandboxKey[] }
  | { ok: false; wrongKeys: boolean; message: string };
