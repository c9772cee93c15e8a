import { badRequest } from "@/lib/sandbox/control/control-error";

/** What the person at the device does. */
export type Order = { order: "pass" } | { order: "fail"; subCode: string } | { order: "abandon" };

const SUB_CODE = /^[A-Za-z0-9]{1,8}$/;

/** The order a body asks for; throws ControlError 400 for anything else. */
export function readOrder(body: Record<string, unknown>): Order {
  const { order, subCode } = body;
  if (order === "pass" || order === "abandon") return { order };
  if (order !== "fail") throw badRequest('"order" must be "pass", "fail" or "abandon".');
  // 200 is the SubCode of a pass: a failure that carries it would contradict itself.
  if (typeof subCode !== "string" || !SUB_CODE.test(subCode) || subCode === "200") {
    throw badRequest('"fail" needs a "subCode" of up to 8 letters and digits, other than "200".');
  }
  return { order, subCode };
}
