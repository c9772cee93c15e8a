/** One thing the console depends on, as it answered just now. */
export type HealthCheck = {
  name: "database" | "schedule" | "sandbox";
  ok: boolean;
  /** Of a schedule that fails: it may not make its tables. */
  noRight?: boolean;
  /** How long it took to answer, in milliseconds. */
  durationMs: number;
};

/** A setting as an admin may see it: a secret one only says that it is there. */
export type SettingView = { name: string; value: string | null; secret: boolean };

export type SystemView = {
  checkedAt: string;
  checks: HealthCheck[];
  settings: SettingView[];
  /** Versions of what runs. */
  versions: { name: string; version: string }[];
};
