import { z } from "zod";
import { CODES, isRefusalCode, type RefusalCode, statusesOf } from "@/lib/sandbox/gateway/codes";

/**
 * What a script may say. A script is JSON, registered for one MerchantBizId before its Initialize call:
 *
 *     POST /_sandbox/scripts  { "MerchantBizId": "…", "script": { … } }     409 once that id has been called
 *     GET  /_sandbox/scripts/{MerchantBizId}                                what has become of it
 *
 * Whatever a script leaves out happens as usual. Times are milliseconds.
 *
 * - `initialize`: how the first Initialize call is answered. Whether it was carried out is the scenario's choice
 *   (`executed`) wherever an answer leaves it open; what was carried out goes on: device, callbacks, results.
 * - `device`: what the person at the device does, and when, counted from Initialize. Left out, it waits for an order.
 * - `callbacks`: what is sent instead of the one right callback; an empty list sends none. Counted from the device's
 *   end, or `before-answer`: the device is done before Initialize answers.
 * - `checkResult`, `checkVerifyLog`, `deleteVerifyResult`: answers to the next calls, in order; afterwards the usual.
 * - `lifeMs`: this TransactionId dies sooner than after 30 minutes, here. A caller's own deadline knows nothing of it.
 */

const times = z.int().min(1).max(50).default(1);
const pause = z.int().min(0).max(3_600_000);
const subCode = z.string().regex(/^[A-Za-z0-9]{1,8}$/, "up to 8 letters and digits");

const refusalCode = z.string().refine(isRefusalCode, "a documented code") as z.ZodType<RefusalCode>;

/**
 * Ways in which an answer goes wrong on the wire: an HTML page, no body, JSON cut short with a fitting length, a
 * connection broken off within the body or before the head, no answer at all, a body that trickles without end, and
 * one of many megabytes.
 */
export const WIRE_FAULTS = [
  "html",
  "empty",
  "truncated",
  "broken-off",
  "dropped",
  "silent",
  "trickle",
  "huge",
] as const;

export type WireFault = (typeof WIRE_FAULTS)[number];

const faultShape = {
  delayMs: pause.optional(),
  code: refusalCode.optional(),
  /** One the code is documented under; for `html` and `empty` any from 200 on. */
  status: z.int().min(200).max(599).optional(),
  wire: z.enum(WIRE_FAULTS).optional(),
  executed: z.boolean().optional(),
};

type Fault = { code?: RefusalCode; status?: number; wire?: WireFault; executed?: boolean };

/** Codes of a vendor that broke down: the call may have been carried out all the same. */
const OPEN_CODES: readonly string[] = ["InternalError", "ServiceUnavailable"];
const WITH_STATUS: readonly string[] = ["html", "empty"];

function faultProblem({ code, status, wire, executed }: Fault): string | null {
  if (code && wire) return 'give "code" or "wire", not both';
  if (code && status !== undefined && !statusesOf(code).includes(status)) {
    return `"status" of ${code} must be one of ${CODES[code].statuses.join(", ")}`;
  }
  if (!code && status !== undefined && !WITH_STATUS.includes(wire ?? "")) {
    return '"status" goes with "code", or with "wire" html or empty';
  }
  if (code && executed && !OPEN_CODES.includes(code)) return `${code} is never answered to an executed call`;
  return null;
}

function checkFault(fault: Fault, context: z.RefinementCtx): void {
  const problem = faultProblem(fault);
  if (problem) context.addIssue({ code: "custom", message: problem });
}

const answerStep = z.strictObject({ times, ...faultShape }).superRefine(checkFault);

const checkResultStep = z
  .strictObject({
    times,
    ...faultShape,
    /** The opposite of what happened at the device. */
    disagree: z.literal(true).optional(),
    /** Written over `Passed` and `SubCode` as they are, so that an answer may contradict itself. */
    passed: z.string().max(16).optional(),
    subCode: subCode.optional(),
  })
  .superRefine(checkFault);

const device = z
  .strictObject({
    afterMs: pause.default(0),
    does: z.enum(["pass", "fail", "abandon"]),
    subCode: subCode.refine((code) => code !== "200", "200 is the SubCode of a pass").optional(),
    page: z.string().optional(),
    errorCode: z.string().optional(),
  })
  .refine(
    ({ does, subCode: code }) => (does === "fail") === (code !== undefined),
    '"fail" alone needs a "subCode"',
  );

const fieldName = z.string().regex(/^[A-Za-z_-]{1,40}$/, "letters, _ and -");

const callbackStep = z
  .strictObject({
    when: z.enum(["before-answer", "after-end"]).default("after-end"),
    afterMs: pause.default(0),
    times,
    gapMs: pause.default(0),
    /** Y for a pass and N for a failure unless it says otherwise. */
    passed: z.string().max(16).optional(),
    /** The opposite of what happened at the device, SubCode included. */
    flipped: z.literal(true).optional(),
    subCode: subCode.optional(),
    names: z
      .strictObject({
        transactionId: fieldName,
        passed: fieldName,
        subCode: fieldName,
        callbackToken: fieldName,
      })
      .partial()
      .optional(),
    token: z.enum(["right", "wrong", "missing"]).default("right"),
    transactionId: z.enum(["right", "other", "missing"]).default("right"),
  })
  .refine(
    ({ passed, flipped }) => !(flipped && passed !== undefined),
    'give "flipped" or "passed", not both',
  );

/** What an order may carry beside the order itself. */
export const aftermathSchema = z.strictObject({
  callbacks: z.array(callbackStep).max(20).optional(),
  checkResult: z.array(checkResultStep).max(20).optional(),
});

export const scriptSchema = z
  .strictObject({
    lifeMs: z.int().min(100).max(1_800_000).optional(),
    initialize: z
      .strictObject({
        ...faultShape,
        /** How far the gateway's clock is ahead of the caller's while it looks at this call; more than 15 minutes refuse it. */
        clockSkewMs: z.int().min(-86_400_000).max(86_400_000).optional(),
      })
      .superRefine(checkFault)
      .optional(),
    device: device.optional(),
    ...aftermathSchema.shape,
    checkVerifyLog: z.array(answerStep).max(20).optional(),
    deleteVerifyResult: z.array(answerStep).max(20).optional(),
  })
  .refine(
    (script) =>
      script.device !== undefined || !script.callbacks?.some(({ when }) => when === "before-answer"),
    'a callback "before-answer" needs a "device"',
  );

export type Script = z.output<typeof scriptSchema>;
export type Aftermath = z.output<typeof aftermathSchema>;
export type CallbackStep = z.output<typeof callbackStep>;
export type DeviceStep = z.output<typeof device>;
/** How one call is answered. `disagree`, `passed` and `subCode` stand in steps of CheckResult only. */
export type AnswerStep = Omit<z.output<typeof checkResultStep>, "times">;
