import { badRequest } from "@/lib/sandbox/control/control-error";
import type { LeftAt } from "@/lib/sandbox/state/transaction";

/** What the person at the device does. */
export type Order =
  | { order: "pass" }
  | { order: "fail"; subCode: string }
  | { order: "abandon"; left: LeftAt };

const SUB_CODE = /^[A-Za-z0-9]{1,8}$/;

/** Where somebody leaves who says nothing else: over the document, by the back key (1006). */
const LEFT: LeftAt = { page: "OCR_SCAN", errorCode: "1006" };
const PAGE = /^[A-Z_]{1,20}$/;
const ERROR_CODE = /^\d{4}$/;

/** Reads `page` and `errorCode` of one who leaves; throws ControlError 400 for what is neither. */
export function readLeftAt({
  page = LEFT.page,
  errorCode = LEFT.errorCode,
}: Record<string, unknown>): LeftAt {
  if (typeof page !== "string" || !PAGE.test(page)) {
    throw badRequest('"page" must be a page of the client SDK in capitals, such as "OCR_SCAN".');
  }
  if (typeof errorCode !== "string" || !ERROR_CODE.test(errorCode)) {
    throw badRequest('"errorCode" must be a code of the client SDK: four digits, such as "1006".');
  }
  return { page, errorCode };
}

/** The order a body asks for; throws ControlError 400 for anything else. */
export function readOrder(body: Record<string, unknown>): Order {
  const { order, subCode } = body;
  if (order === "pass") return { order };
  if (order === "abandon") return { order, left: readLeftAt(body) };
  if (order !== "fail") throw badRequest('"order" must be "pass", "fail" or "abandon".');
  // 200 is the SubCode of a pass: a failure that carries it would contradict itself.
  if (typeof subCode !== "string" || !SUB_CODE.test(subCode) || subCode === "200") {
    throw badRequest('"fail" needs a "subCode" of up to 8 letters and digits, other than "200".');
  }
  return { order, subCode };
}
