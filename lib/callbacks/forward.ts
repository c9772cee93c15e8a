import { z } from "zod";

export const forwardSchema = z.object({
  deliveryId: z.uuid("invalid"),
  address: z.string("required").trim().min(1, "required").max(2_048, "tooLong"),
});

export type ForwardInput = z.infer<typeof forwardSchema>;

/** What came of sending a delivery on. */
export type Forwarded =
  | {
      ok: true;
      status: number;
      /** Where the answer wanted it sent instead, which was not done. */
      redirectTo: string | null;
      /** The first kilobyte of the answer, as text. */
      text: string;
      cut: boolean;
      durationMs: number;
    }
  /** `problem` names a sentence of the messages: why nothing was sent, or how no answer came. */
  | { ok: false; problem: string; durationMs: number };
