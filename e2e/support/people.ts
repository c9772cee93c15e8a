/** Everybody who takes part in the journeys; the first admin comes from the start itself, the rest from the seed. */
export const PEOPLE = {
  admin: { email: "admin@journeys.test", name: "Administrator", role: "admin" },
  operator: { email: "operator@journeys.test", name: "Olga Operator", role: "operator" },
  auditor: { email: "auditor@journeys.test", name: "Aude Auditor", role: "auditor" },
} as const;

export type Someone = keyof typeof PEOPLE;

/** Of all of them: long enough for the rules, and nobody's anywhere else. */
export const PASSWORD = "seven quiet herons at dawn";
