/** Why somebody should look at a transaction, the gravest reason first. */
export const LOOK_REASONS = ["contradiction", "wrong-token", "deletion", "unknown"] as const;

export type LookReason = (typeof LOOK_REASONS)[number];

/** So many deliveries with a wrong token are a flood. The index of the migration `needs_a_look` says the same. */
export const FLOOD = 10;
