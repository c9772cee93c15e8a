import { z } from "zod";
import { TWIST_AMOUNTS, TWISTS, type Twist } from "@/lib/sandbox-device/twists";

/** What the person holding the sandbox's device may do. */
export const DEVICE_ORDERS = ["pass", "fail", "abandon"] as const;

export type DeviceOrder = (typeof DEVICE_ORDERS)[number];

/** SubCodes of a failed verification that the sister product documents; others may be typed. */
export const FAILING_SUB_CODES = ["201", "202", "203", "204", "205", "206"] as const;

function fits(twist: Twist | undefined, amount: number | undefined): boolean {
  const range = twist && TWIST_AMOUNTS[twist];
  if (amount === undefined) return true;
  return range !== undefined && amount >= range.least && amount <= range.most;
}

export const deviceOrderSchema = z
  .object({
    id: z.uuid(),
    order: z.enum(DEVICE_ORDERS),
    // 200 is the SubCode of a pass.
    subCode: z
      .string()
      .regex(/^(?!200$)[A-Za-z0-9]{1,8}$/)
      .optional(),
    /** How the console hears of it; left out: as usual. Nobody who walks away is told of. */
    twist: z.enum(TWISTS).optional(),
    amount: z.int().optional(),
  })
  .refine(({ twist, amount }) => fits(twist, amount), { path: ["amount"] });

export type DeviceOrderInput = z.output<typeof deviceOrderSchema>;

/** What the sandbox says after an order: where its verification stands and what callbacks there were or will be. */
export type DeviceAnswer = {
  status: string;
  callback: { sent: boolean; status: number | null; times: number; later: number };
};
