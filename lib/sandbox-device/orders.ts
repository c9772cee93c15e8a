import { z } from "zod";

/** What the person holding the sandbox's device may do. */
export const DEVICE_ORDERS = ["pass", "fail", "abandon"] as const;

export type DeviceOrder = (typeof DEVICE_ORDERS)[number];

/** SubCodes of a failed verification that the sister product documents; others may be typed. */
export const FAILING_SUB_CODES = ["201", "202", "203", "204", "205", "206"] as const;

export const deviceOrderSchema = z.object({
  id: z.uuid(),
  order: z.enum(DEVICE_ORDERS),
  // 200 is the SubCode of a pass.
  subCode: z
    .string()
    .regex(/^(?!200$)[A-Za-z0-9]{1,8}$/)
    .optional(),
});

/** What the sandbox says after an order: where its verification stands and whether it called back. */
export type DeviceAnswer = {
  status: string;
  callback: { sent: boolean; status: number | null };
};
