import type { Tone } from "@/components/ui/badge";
import type { ShownState } from "@/lib/transactions/state";

/** The colour of a state; its shape and its word say the same without colour. */
export const STATE_TONE: Record<ShownState, Tone> = {
  requested: "neutral",
  rejected: "danger",
  unknown: "warning",
  pending: "accent",
  reported: "info",
  passed: "success",
  failed: "danger",
  abandoned: "neutral",
  expired: "warning",
};
